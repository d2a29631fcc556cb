import { MigrationInterface, QueryRunner, TableColumn, getConnection } from 'typeorm';
import { User } from '../entities/User';

export class Others1700000000023 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    const repository = queryRunner.manager.getRepository(User);
    await repository.query('ALTER TABLE users ADD phone text');
    await getConnection().query(`ALTER TABLE users ADD city text`);
    await getConnection().query(User.sql);
    await repository.query(User.sql);
    const runner = queryRunner.connection.createQueryRunner();
    await runner.addColumn('users', new TableColumn({ name: 'zip', type: 'varchar' }));
    await getConnection().createQueryRunner().dropTable('old_users');
  }
  async down(): Promise<void> {}
}
