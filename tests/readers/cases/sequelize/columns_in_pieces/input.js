const { stamps, mail } = require('./shared');

const times = (Sequelize) => ({
  createdAt: { type: Sequelize.DATE },
  updatedAt: { type: Sequelize.DATE },
});

module.exports = {
  up: async (queryInterface, Sequelize) => {
    const name = { type: Sequelize.STRING(64), allowNull: false };
    const columns = { firstName: name, lastName: name, ...times(Sequelize) };
    columns.nick = Sequelize.STRING;
    await queryInterface.createTable('Users', columns);
    await queryInterface.createTable('Guests', { ...columns, ...stamps, mail, phone: { ...name, comment: 'mobile' } });
    await queryInterface.createTable('Visits', stamps);
    await queryInterface.createTable('Places', Object.assign({ city: Sequelize.STRING }, times(Sequelize)));
    await queryInterface.createTable('Odd', { [stamps.key]: Sequelize.STRING, ['place' + 1]: Sequelize.STRING });
    await queryInterface.addColumn('Users', 'home', { ...name, field: 'home_town' });
  },
};
