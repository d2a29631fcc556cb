const { TABLE, fields, makeColumns } = require('../names');

exports.up = async (knex) => {
  await knex.schema.createTable(TABLE, (table) => { table.string('email'); });
  await knex.schema.createTable('x', makeColumns);
  await knex.schema.createTable('y', (table) => {
    table.string(fields.mail);
    table.renameColumn('a', fields.b);
    table.dropColumns(...fields.old);
    table.addMoney('price');
    makeColumns(table);
  });
  await knex.schema.renameTable('z', TABLE);
  await makeColumns(knex, 'users');
  await knex.schema.doSomething('x');
  await knex.schema.createTableLike('copies', 'originals');
  await knex.schema.table('ok', (t) => t.string('email')).table(TABLE, (t) => t.string('phone'));
};
