import { MigrationInterface, QueryRunner } from 'typeorm';

export class Manager1700000000016 implements MigrationInterface {
  transaction = false as const;

  async up({ manager, connection }: QueryRunner): Promise<void> {
    await manager.query('ALTER TABLE users ADD phone text');
    await manager.transaction(async (entityManager) => {
      await entityManager.query('ALTER TABLE users ADD city text');
    });
    await connection.query('ALTER TABLE users ADD zip text');
  }
  async down(): Promise<void> {}
}
