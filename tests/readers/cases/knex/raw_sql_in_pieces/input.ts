import { Knex } from 'knex';

const TABLE = 'sessions';

export async function up(knex: Knex) {
  const columns = ['token text', 'ip inet'];
  await knex.raw('ALTER TABLE ' + TABLE + ' ADD device_id text');
  await knex.raw(`ALTER TABLE ${TABLE} ADD ${columns.join(', ADD ')}`);
  const sql = knex.client.config.client === 'pg'
    ? 'ALTER TABLE sessions ADD place point'
    : `ALTER TABLE sessions ADD place text`;
  await knex.raw(sql);
  await knex.raw(`ALTER TABLE ${process.env.PREFIX}_logs ADD COLUMN note text`);
  let statement;
  if (TABLE) {
    statement = 'ALTER TABLE sessions ADD agent text';
  }
  await knex.raw(statement);
}
