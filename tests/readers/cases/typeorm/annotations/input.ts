import { MigrationInterface, QueryRunner, Table, TableColumn } from 'typeorm';

// privacyrules: data=city
export class Staff1700000000008 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    // privacyrules: subject=employee
    await queryRunner.createTable(
      new Table({
        name: 'staff',
        columns: [
          { name: 'ref', type: 'varchar' }, // privacyrules: data=government_id
          // privacyrules: data=phone
          {
            name: 'line',
            type: 'varchar',
          },
          { name: 'floor', type: 'int' },
        ],
      }),
    );
    // privacyrules: data=location
    await queryRunner.addColumn('staff', new TableColumn({ name: 'room', type: 'varchar' }));
    await queryRunner.query(`ALTER TABLE staff ADD desk text`); // privacyrules: data=location
    await queryRunner.query(`
      ALTER TABLE staff
        ADD door text, -- privacyrules: data=location
        ADD bell text
    `);
  }
  async down(): Promise<void> {}
}
