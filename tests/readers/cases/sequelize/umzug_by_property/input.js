exports.up = async function up(helpers) {
  await helpers.queryInterface.addColumn('video', 'author', helpers.Sequelize.STRING);
  const { queryInterface, sequelize } = helpers;
  await sequelize.query({ query: 'ALTER TABLE video ADD place text' });
  await queryInterface.addColumn('video', 'length', { type: helpers.Sequelize.INTEGER });
};
