exports.up = async (knex) => {
  await knex.schema.table('a', (t) => { t.timestamps(); });
  await knex.schema.table('b', (t) => { t.timestamps(true, true, true); });
  await knex.schema.table('c', (t) => { t.timestamps({ useTimestamps: true, useCamelCase: true }); });
  await knex.schema.table('d', (t) => { t.dropTimestamps(true); });
};
