module.exports = {
  up: async (queryInterface, Sequelize) => {
    /* Ünïcödé 💳 */ await queryInterface.createTable('Bürger 💳', { 'straße': Sequelize.STRING, größe: Sequelize.INTEGER, email: 'TEXT' });
    await queryInterface.sequelize.query('-- 💳 Übersicht\nALTER TABLE "Bürger" ADD "ort" text');
  },
};
