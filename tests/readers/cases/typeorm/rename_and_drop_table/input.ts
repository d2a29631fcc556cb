import { MigrationInterface, QueryRunner, Table } from 'typeorm';

export class Tables1700000000006 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.renameTable('people', 'persons');
    await queryRunner.renameTable('crm.accounts', 'clients');
    await queryRunner.dropTable('old_people', true, true, true);
    await queryRunner.dropTable(new Table({ name: 'older_people' }));
    await queryRunner.changeTableComment('persons', 'Everybody');
    await queryRunner.dropView('adults');
  }
  async down(): Promise<void> {}
}
