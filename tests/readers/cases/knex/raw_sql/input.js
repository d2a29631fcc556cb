exports.up = async (knex) => {
  await knex.raw(`
    CREATE TABLE visitors (
      id serial PRIMARY KEY,
      ip_address inet, -- privacyrules: data=ip_address
      "user agent" text
    )
  `);
  await knex.schema.raw('ALTER TABLE "visitors" ADD COLUMN "e\'mail" text; ALTER TABLE visitors DROP COLUMN ip_address');
  await knex.schema.raw("COMMENT ON COLUMN visitors.id IS 'counted'").raw('CREATE INDEX ON visitors (id)');
  await knex.raw('ALTER TABLE ?? ADD COLUMN ?? varchar(?)', ['visitors', 'home_page', 20]);
  await knex.raw('ALTER TABLE :table: ADD COLUMN :column: text DEFAULT :value', {
    table: 'crm.visitors',
    column: 'referrer',
    value: 'none',
  });
  await knex.raw('UPDATE visitors SET seen = seen + 1');
};
