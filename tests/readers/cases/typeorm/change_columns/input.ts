import { MigrationInterface, QueryRunner, TableColumn } from 'typeorm';

export class ChangeColumns1700000000004 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.changeColumn('users', 'bio', new TableColumn({ name: 'bio', type: 'text' }));
    await queryRunner.changeColumn('users', 'mail', new TableColumn({ name: 'email', type: 'varchar', length: '320' }));
    await queryRunner.changeColumns('users', [
      { oldColumn: new TableColumn({ name: 'a', type: 'int' }), newColumn: new TableColumn({ name: 'b', type: 'bigint' }) },
    ]);
    await queryRunner.renameColumn('users', 'nick', 'nickname');
    await queryRunner.renameColumn('users', 'tel', new TableColumn({ name: 'phone', type: 'varchar' }));
    await queryRunner.dropColumn('users', 'fax');
    await queryRunner.dropColumn('users', new TableColumn({ name: 'pager', type: 'varchar' }));
    await queryRunner.dropColumns('users', ['icq', 'skype']);
  }
  async down(): Promise<void> {}
}
