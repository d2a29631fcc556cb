const { columns } = require('./columns');

exports.up = async (knex) => {
  for (const name of columns) {
    await knex.schema.table('users', (table) => { table.string(name); });
  }
  for (const row of await knex('tenants').select('id')) {
    await knex.schema.createTable(`orders_${row.id}`, (table) => { table.string('email'); });
  }
  let left = 3;
  while (left--) {
    await knex.schema.table('queue', (table) => { table.string('payload'); });
  }
};
