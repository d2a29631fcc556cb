exports.up = (knex) =>
  knex.schema
    .renameTable('people', 'persons')
    .dropTable('old_people')
    .dropTableIfExists('older_people')
    .renameTable('crm.orders', 'purchases')
    .withSchema('crm').renameTable('accounts', 'clients');
