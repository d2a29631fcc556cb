import { MigrationInterface, QueryRunner, View } from 'typeorm';

export class Views1700000000007 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.createView(new View({ name: 'adults', expression: `SELECT email FROM users WHERE age > 17` }));
    await queryRunner.createView(new View({ name: 'cities', materialized: true, expression: 'SELECT city FROM users' }));
    await queryRunner.createView(new View({ name: 'minors', expression: (source) => source.createQueryBuilder() }));
  }
  async down(): Promise<void> {}
}
