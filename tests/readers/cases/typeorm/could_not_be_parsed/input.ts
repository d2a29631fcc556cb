import { MigrationInterface, QueryRunner } from 'typeorm';

export class Newer1700000000022 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`ALTER TABLE users ADD email text`);
    let x = %%;
    await queryRunner.query(`ALTER TABLE users ADD phone text`);
  }
}
