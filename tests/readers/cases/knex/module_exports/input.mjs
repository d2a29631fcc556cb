export default {
  async up(knex) {
    await knex.schema.table('users', (table) => table.string('phone'));
  },
  async down(knex) {
    await knex.schema.table('users', (table) => table.dropColumn('phone'));
  },
};
