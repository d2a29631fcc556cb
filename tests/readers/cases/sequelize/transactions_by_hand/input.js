module.exports = {
  async up(queryInterface, Sequelize) {
    const transaction = await queryInterface.sequelize.transaction();
    const options = { transaction };
    try {
      await Promise.all([
        queryInterface.addColumn('Users', 'phone', { type: Sequelize.STRING }, options),
        queryInterface.addColumn('Users', 'street', { type: Sequelize.STRING }, options),
      ]);
      await queryInterface.bulkInsert('Roles', [{ name: 'admin' }], options);
      await transaction.commit();
    } catch (error) {
      await transaction.rollback();
      throw error;
    }
    await queryInterface.addColumn('Users', 'zip', Sequelize.STRING);
  },
};
