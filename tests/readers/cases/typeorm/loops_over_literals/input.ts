import { MigrationInterface, QueryRunner, TableColumn } from 'typeorm';

const TABLES = ['users', 'guests'] as const;

export class Loops1700000000011 implements MigrationInterface {
  private readonly columns: string[] = ['city', 'zip'];

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const table of TABLES) {
      await queryRunner.query(`ALTER TABLE "${table}" ADD "phone" varchar`);
      await queryRunner.addColumns(table, this.columns.map((name) => new TableColumn({ name, type: 'varchar' })));
    }
    await Promise.all(this.columns.map(async (name: string): Promise<void> => queryRunner.dropColumn('old', name)));
  }
  async down(): Promise<void> {}
}
