exports.up = async (knex) => {
  const names = ['email'];
  names.push('phone', 'fax');
  const sizes = {};
  sizes.email = 320;
  sizes['phone'] = 32;
  await knex.schema.table('users', (table) => {
    names.forEach((name) => table.string(name, sizes[name]));
    names.sort();
    names.map((name) => table.text(`${name}_note`));
    names.filter((name) => name !== 'fax').forEach((name) => table.text(`${name}_old`));
  });
};
