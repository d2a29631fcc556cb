import { readFileSync } from 'fs';
import { MigrationInterface, QueryRunner } from 'typeorm';

export class Files1700000000014 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(readFileSync('./up.sql', 'utf8'));
    await queryRunner.query(`ALTER TABLE ${process.env.PREFIX}users ADD phone text`);
    const type = queryRunner.connection.options.type;
    if (type === 'sqlite') {
      await queryRunner.query(`ALTER TABLE users ADD city text`);
    } else if (type === 'mysql') {
      await queryRunner.query("ALTER TABLE `users` ADD `city` varchar(64) COMMENT 'home'");
    }
    await queryRunner.query("ALTER TABLE users ADD COLUMN (broken");
  }
  async down(): Promise<void> {}
}
