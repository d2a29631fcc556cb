module.exports = {
  up: async (queryInterface, Sequelize) => {
    // privacyrules: subject=employee
    await queryInterface.createTable('Staff', {
      ref: Sequelize.STRING, // privacyrules: data=government_id
      // privacyrules: data=phone
      line: {
        type: Sequelize.STRING(20),
      },
      town: { type: Sequelize.STRING }, /* privacyrules: data=city */
      floor: Sequelize.INTEGER,
    });
    // privacyrules: data=location
    await queryInterface.addColumn('Staff', 'room', { type: Sequelize.STRING });
    await queryInterface.addColumn('Staff', 'desk', Sequelize.STRING); // privacyrules: data=location
    return queryInterface.addColumn(
      'Staff',
      'door', // privacyrules: data=location
      Sequelize.STRING,
    );
  },
};
