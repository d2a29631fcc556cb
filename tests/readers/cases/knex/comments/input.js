exports.up = async function (knex) {
  await knex.schema.createTable('employees', (table) => {
    table.comment('Everybody on the payroll');
    table.string('tax_number').comment('As printed on the form').notNullable();
    table.string('badge').notNullable().comment(`Colour and number`);
  });
};
