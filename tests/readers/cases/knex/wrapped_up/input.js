const { withoutTransaction } = require('./wrap');

module.exports = withoutTransaction(
  async function down(knex) {
    await knex.schema.dropTable('knex_users');
  },
  async function up(knex) {
    await knex.schema.createTable('knex_users', (table) => table.string('phone'));
  },
);
