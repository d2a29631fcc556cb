import { MigrationInterface, QueryRunner } from 'typeorm';

export class Lines1700000000020 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      ALTER TABLE users
        ADD email text
    `); // privacyrules: data=email
  }
  async down(): Promise<void> {}
}
