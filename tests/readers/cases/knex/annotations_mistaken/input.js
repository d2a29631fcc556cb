exports.up = async (knex) => {
  await knex.schema.table('orders', (table) => {
    table.string('card'); // privacy-rules: data=phone
    table.index('card'); // privacyrules: data=phone
    table.dropColumn('x'); // privacyrules: data
  });
};
