const TABLES = ['Users', 'Guests'];

module.exports = {
  up: async (queryInterface, Sequelize) => {
    for (const table of TABLES) {
      await queryInterface.addColumn(table, 'phone', Sequelize.STRING);
    }
    await Promise.all(
      Object.entries({ city: Sequelize.STRING(64), zip: Sequelize.STRING(10) }).map(([name, type]) =>
        queryInterface.addColumn('Users', name, { type }),
      ),
    );
    await Promise.each(['a', 'b'], (suffix) => queryInterface.dropTable(`tmp_${suffix}`));
    await ['x', 'y'].reduce(async (before, name) => {
      await before;
      return queryInterface.removeColumn('Users', name);
    }, Promise.resolve());
  },
};
