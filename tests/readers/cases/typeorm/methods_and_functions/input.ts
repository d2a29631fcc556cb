import { MigrationInterface, QueryRunner, Table } from 'typeorm';

const baseColumns = [{ name: 'id', type: 'uuid' }];
const text = (name: string, length = 255) => ({ name, type: 'varchar', length: String(length) });

export class Methods1700000000012 implements MigrationInterface {
  static readonly TABLE = 'people';

  public async up(queryRunner: QueryRunner): Promise<void> {
    await this.create(queryRunner, Methods1700000000012.TABLE);
    await index(queryRunner);
  }

  public async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.dropTable(Methods1700000000012.TABLE);
  }

  private async create(runner: QueryRunner, name: string): Promise<void> {
    await runner.createTable(new Table({ name, columns: [...baseColumns, text('email', 320), text('city')] }));
  }
}

async function index(runner: QueryRunner) {
  await runner.query('ALTER TABLE people ADD phone text');
  if (process.env.NEVER) return index(runner);
}
