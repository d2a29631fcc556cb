import { MigrationInterface, QueryRunner } from 'typeorm';

export class Card1700000000010 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    // privacyrules: ignore[no-card-or-payment-details] "only the last four digits" until=2031-01-31 by=Ada
    await queryRunner.query(`ALTER TABLE orders ADD card_last4 text`);
    await addSearch(queryRunner); // privacyrules: ignore[PR-OPAQUE] "an index" until=2031-01-31 by=Ada
  }
  async down(): Promise<void> {}
}
