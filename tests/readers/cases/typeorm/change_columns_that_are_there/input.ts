import { MigrationInterface, QueryRunner } from 'typeorm';

export class Nullable1700000000005 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    const table = (await queryRunner.getTable('users'))!;
    const email = table.findColumnByName('email')!;
    const required = email.clone();
    required.isNullable = false;
    await queryRunner.changeColumn('users', email, required);
    const renamed = email.clone();
    renamed.name = 'mail_address';
    await queryRunner.changeColumn(table, email, renamed);
    const retyped = email.clone();
    retyped.type = 'text';
    retyped.comment = 'longer';
    await queryRunner.changeColumn(table, email, retyped);
    await queryRunner.dropColumn(table, table.findColumnByName('fax'));
    await queryRunner.changeColumn(table, table.columns.find((column) => column.name === 'x'), renamed);
  }
  async down(): Promise<void> {}
}
