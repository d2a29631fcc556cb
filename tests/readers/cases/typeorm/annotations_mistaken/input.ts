import { MigrationInterface, QueryRunner } from 'typeorm';

export class Odd1700000000009 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('CREATE INDEX a ON users (email)'); // privacyrules: data=email
    await queryRunner.query('ALTER TABLE users ADD email text'); // privacyrules: data=
    await queryRunner.query('ALTER TABLE users ADD phone text'); // privacyrules: data=phone data=email
  }
  async down(): Promise<void> {}
}
