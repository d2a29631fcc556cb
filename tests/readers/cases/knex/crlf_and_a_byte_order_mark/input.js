exports.up = (knex) => knex.schema
  .createTable('users', (table) => {
    table.string('email'); // privacyrules: data=email
  })
  .raw(`ALTER TABLE users
    ADD phone text`);
