module.exports = {
  up: async (queryInterface, Sequelize) => {
    const columns = await queryInterface.describeTable('Users');
    if (!columns.phone) {
      await queryInterface.addColumn('Users', 'phone', { type: Sequelize.STRING });
    } else {
      await queryInterface.changeColumn('Users', 'phone', { type: Sequelize.TEXT });
    }
    const json = queryInterface.sequelize.getDialect() === 'postgres' ? Sequelize.JSONB : Sequelize.TEXT;
    await queryInterface.addColumn('Users', 'data', { type: json });
    columns.city || (await queryInterface.addColumn('Users', 'city', Sequelize.STRING));
  },
};
