exports.up = async (knex) => {
  const rows = await knex.select('*').from('users').where({ active: true });
  await knex('users').where('id', 1).update({ email: null });
  await knex.batchInsert('roles', [{ name: 'admin' }]);
  await knex('users').whereIn('id', rows.map((row) => row.id)).del();
  await User.query(knex).patch({ active: false });
  await User.bindKnex(knex).query().delete();
  for (const row of rows) {
    await knex('users').where({ id: row.id }).update({ name: row.name.trim() });
  }
  console.log('done', rows.length, knex.fn.now());
  if (await columnExists(knex, 'users', 'name')) return;
  await knex.destroy;
};
