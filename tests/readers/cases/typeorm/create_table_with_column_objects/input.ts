import { MigrationInterface, QueryRunner, Table, TableColumn } from 'typeorm';

const table = new Table({
  name: 'crm.contacts',
  columns: [
    new TableColumn({ name: 'email', type: 'varchar' }),
    new TableColumn({ name: 'phone', type: 'varchar', length: '32' }),
  ],
});

export class CreateContacts1700000000002 implements MigrationInterface {
  async up(queryRunner: QueryRunner) {
    await queryRunner.createTable(table, true);
    await queryRunner.createTable(new Table({ name: 'invoices', schema: 'sales', columns: [{ name: 'iban', type: 'varchar' }] }));
    await queryRunner.createTable(new Table('old_style', [new TableColumn({ name: 'city', type: 'varchar' })]));
  }
  async down(queryRunner: QueryRunner) {
    await queryRunner.dropTable(table);
  }
}
