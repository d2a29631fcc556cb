exports.up = async (knex) => {
  await knex.schema.createView('adults', (view) => {
    view.columns(['name', 'mail']);
    view.as(knex.raw('select first_name, email from users where age > 17'));
  });
  await knex.schema.createViewOrReplace('minors', (view) => {
    view.as(knex('users').select('name').where('age', '<', 18));
  });
  await knex.schema.createMaterializedView('cities', function (view) {
    view.as(knex.raw('select city from users'));
  });
  await knex.schema.alterView('adults', (view) => {
    view.column('mail').rename('email');
    view.column('name').defaultTo('x');
  });
  await knex.schema.refreshMaterializedView('cities');
  await knex.schema.dropViewIfExists('old_adults');
};
