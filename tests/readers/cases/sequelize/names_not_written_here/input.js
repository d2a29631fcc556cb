const { TABLE, column, type, setUp } = require('../names');

module.exports = {
  up: async (queryInterface, Sequelize) => {
    await queryInterface.createTable(TABLE, { email: Sequelize.STRING });
    await queryInterface.addColumn('Users', column, Sequelize.STRING);
    await queryInterface.addColumn('Users', 'email', type);
    await queryInterface.addColumn('Users', `${column}_at`, Sequelize.DATE);
    await queryInterface.renameColumn('Users', 'a', column);
    await queryInterface.renameTable(TABLE, 'Users');
    await queryInterface.createTable('Rooms', { door: { type: Sequelize.STRING, field: column } });
    await queryInterface.dropTable(TABLE);
    await queryInterface.addColumn(...setUp.args);
    await queryInterface.dropAllTables();
    await setUp(queryInterface, Sequelize);
    await setUp({ queryInterface });
    await queryInterface.sequelize.sync();
  },
};
