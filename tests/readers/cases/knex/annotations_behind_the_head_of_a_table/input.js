exports.up = (knex) =>
  knex.schema.createTable('staff', (table) => { // privacyrules: subject=employee
    table.string('ref');
  });
