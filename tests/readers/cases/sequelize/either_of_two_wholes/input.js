if (process.env.STAGE === 'test') {
  module.exports = {
    up: (queryInterface, Sequelize) => queryInterface.addColumn('Users', 'seed', Sequelize.STRING),
  };
} else {
  module.exports = { up: () => Promise.resolve() };
}
