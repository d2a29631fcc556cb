import { MigrationInterface, QueryRunner, TableColumn } from 'typeorm';

export class AddColumns1700000000003 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<any> {
    await queryRunner.addColumn('users', new TableColumn({ name: 'phone', type: 'varchar', isNullable: true }));
    await queryRunner.addColumns('crm.users', [
      new TableColumn({ name: 'city', type: 'varchar' }),
      new TableColumn({ name: 'zip', type: 'varchar', comment: 'five digits' }),
    ]);
    const table = await queryRunner.getTable('guests');
    await queryRunner.addColumn(table!, new TableColumn({ name: 'street', type: 'varchar' }));
    const last = new TableColumn({ name: 'last_ip', type: 'inet' });
    if (!table.findColumnByName('last_ip')) {
      await queryRunner.addColumn(table, last);
    }
  }
  async down(queryRunner: QueryRunner): Promise<any> {}
}
