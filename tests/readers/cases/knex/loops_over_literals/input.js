const TABLES = ['users', 'guests'];
const COLUMNS = { email: 320, phone: 32 };

exports.up = async (knex) => {
  for (const name of TABLES) {
    await knex.schema.alterTable(name, (table) => {
      Object.entries(COLUMNS).forEach(([column, length]) => table.string(column, length));
    });
  }
  for (const key in COLUMNS) {
    await knex.schema.table('audits', (t) => { t.string(`old_${key}`) });
  }
  for (let line = 1; line <= 2; line++) {
    await knex.schema.table('addresses', (t) => t.string('line' + line));
  }
  await Promise.all(['a', 'b'].map((suffix) => knex.schema.dropTable(`tmp_${suffix}`)));
  await knex.schema.table('flat', (t) => {
    ['x'].concat(['y']).forEach((name) => { t.integer(name); }); // privacyrules: data=location
    [
      'street', // privacyrules: data=postal_address
      'town',
    ].forEach((name) => { t.string(name) });
  });
};
