module.exports.up = (queryInterface, Sequelize) =>
  queryInterface.createTable('Staff', { // privacyrules: subject=employee
    ref: Sequelize.STRING,
  });
