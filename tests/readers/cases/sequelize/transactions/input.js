module.exports = {
  up: (queryInterface, Sequelize) =>
    queryInterface.sequelize.transaction(async (transaction) => {
      await queryInterface.addColumn('Users', 'phone', Sequelize.STRING, { transaction });
      await queryInterface.sequelize.query('ALTER TABLE "Users" ADD city text', { transaction });
      await User.update({ city: null }, { where: {}, transaction });
    }),
};
