exports.up = async (knex) => {
  const isMysql = knex.client.config.client === 'mysql2';
  if (!(await knex.schema.hasColumn('users', 'phone'))) {
    await knex.schema.table('users', (table) => {
      if (isMysql) {
        table.specificType('phone', 'VARBINARY(255)');
      } else {
        table.binary('phone');
      }
    });
    return;
  }
  switch (process.env.STAGE) {
    case 'dev':
      await knex.schema.table('users', (table) => table.string('debug_note'));
      break;
    default:
      throw new Error('no stage');
  }
  await knex.schema.table('users', (table) => table.string('never_reached_only_after_dev'));
};
