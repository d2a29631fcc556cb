import { MigrationInterface, QueryRunner, Table, TableForeignKey, TableIndex } from 'typeorm';

export class CreateCustomers1700000000001 implements MigrationInterface {
  public async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.createTable(
      new Table({
        name: 'customers',
        comment: 'Everybody who bought something',
        columns: [
          { name: 'id', type: 'uuid', isPrimary: true, generationStrategy: 'uuid', default: 'uuid_generate_v4()' },
          { name: 'email', type: 'varchar', length: '320', isUnique: true },
          { name: 'balance', type: 'decimal', precision: 10, scale: 2 },
          { name: 'tags', type: 'text', isArray: true },
          { name: 'kind', type: 'enum', enum: ['person', 'company'], enumName: 'kinds' },
          { name: 'active', type: 'boolean', default: false },
          { name: 'tax_number', type: 'varchar(20)', length: '20', comment: 'As printed on the form', isNullable: true },
          { name: 'created_at', type: 'timestamp', default: 'now()' },
        ],
        indices: [{ columnNames: ['email'] }],
        foreignKeys: [{ columnNames: ['id'], referencedTableName: 'users', referencedColumnNames: ['id'] }],
      }),
      true,
    );
    await queryRunner.createForeignKey('customers', new TableForeignKey({ columnNames: ['id'], referencedTableName: 'users', referencedColumnNames: ['id'] }));
    await queryRunner.createIndex('customers', new TableIndex({ name: 'by_email', columnNames: ['email'] }));
  }

  public async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.dropTable('customers');
  }
}
