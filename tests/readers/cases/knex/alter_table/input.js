exports.up = async (knex) => {
  await knex.schema.alterTable('users', (table) => {
    table.string('phone', 32);
    table.text('bio').alter();
    table.string('nick', 64).notNullable().alter({ alterNullable: false });
    table.renameColumn('mail', 'email');
    table.dropColumn('fax');
    table.dropColumns('icq', 'skype');
    table.dropColumns(['pager']);
    table.dropTimestamps();
    table.setNullable('email');
    table.dropNullable('phone');
    table.dropForeign('group_id');
    table.dropIndex(['email'], 'by_mail');
    table.dropUnique(['nick']);
    table.dropPrimary();
  });
  await knex.schema.table('users', (t) => t.date('joined_on'));
};
