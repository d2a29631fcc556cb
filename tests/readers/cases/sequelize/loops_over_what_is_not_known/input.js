const { tables } = require('../tables');

module.exports = {
  up: async (queryInterface, Sequelize) => {
    for (const table of tables) {
      await queryInterface.addColumn(table, 'phone', Sequelize.STRING);
    }
    const found = await queryInterface.showAllTables();
    await Promise.all(found.map((name) => queryInterface.addColumn('audit', name, Sequelize.STRING)));
  },
};
