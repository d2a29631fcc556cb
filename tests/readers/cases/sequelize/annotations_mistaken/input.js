// privacyrules: data=phone
module.exports = {
  up: (queryInterface, Sequelize) =>
    queryInterface.createTable('Orders', {
      card: Sequelize.STRING, // privacy_rules: data=phone
      note: Sequelize.TEXT, // privacyrules: data = phone
      // privacyrules: data=email
      // privacyrules: data=phone
      line: Sequelize.TEXT,
    }),
};
