import type { Knex } from 'knex';

export async function up(knex: Knex): Promise<void> {
  await knex.schema.createSchemaIfNotExists('crm');
  await knex.schema.withSchema('crm').createTable('contacts', (table: Knex.CreateTableBuilder) => {
    table.string('email');
  });
  await knex.schema.createTable('sales.invoices', (table) => {
    table.string('iban');
  });
}

export async function down(knex: Knex): Promise<void> {
  await knex.schema.withSchema('crm').dropTable('contacts');
}
