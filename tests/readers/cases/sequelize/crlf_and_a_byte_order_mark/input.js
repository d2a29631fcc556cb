module.exports = {
  up: (queryInterface, Sequelize) => queryInterface.createTable('Users', {
    email: Sequelize.STRING, // privacyrules: data=email
    phone: {
      type: Sequelize.STRING,
    },
  }),
};
