import { MigrationInterface, QueryRunner, Table, TableColumn } from 'typeorm';
import { TABLE, columns, column, setUp } from '../names';

export class Names1700000000013 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.createTable(new Table({ name: TABLE, columns: [{ name: 'email', type: 'varchar' }] }));
    await queryRunner.createTable(new Table({ name: 'a', columns }));
    await queryRunner.createTable(new Table({ name: 'b', columns: [...columns, column, { name: column, type: 'text' }] }));
    await queryRunner.createTable(new Table({ ...setUp, name: 'c', columns: [{ name: 'd', type: 'text' }] }));
    await queryRunner.addColumn('users', column);
    await queryRunner.addColumn('users', new TableColumn({ name: `${column}_at`, type: 'timestamp' }));
    await queryRunner.addColumns('users', columns);
    await queryRunner.dropColumn(TABLE, 'fax');
    await queryRunner.renameColumn('users', 'a', column);
    await queryRunner.renameTable('users', TABLE);
    await queryRunner.addColumn(...setUp.args);
    await queryRunner.createEverything();
    await queryRunner.connection.synchronize();
    await setUp(queryRunner);
    await setUp.run([queryRunner.manager]);
  }
  async down(): Promise<void> {}
}
