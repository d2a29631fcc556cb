const fs = require('fs');
const path = require('path');

exports.up = async (knex) => {
  const sql = fs.readFileSync(path.join(__dirname, 'up.sql'), 'utf8');
  await knex.raw(sql);
  await knex.schema.table('users', (table) => {
    table.timestamp('seen_at').defaultTo(knex.raw(sql));
  });
  await knex('users').update({ name: knex.raw(sql) });
  const queries = [];
  queries.push(knex.raw(sql));
  await Promise.all(queries);
};
