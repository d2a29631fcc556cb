import { MigrationInterface, QueryRunner } from 'typeorm';
import { User } from '../entities/User';

export class Data1700000000015 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    const users: { id: number }[] = await queryRunner.query(`SELECT id FROM users`);
    for (const { id } of users) {
      await queryRunner.query(`UPDATE users SET slug = $1 WHERE id = $2`, ['x', id]);
    }
    await queryRunner.manager.getRepository(User).update({}, { active: true });
    await queryRunner.manager.createQueryBuilder().insert().into(User).values([{ name: 'a' }]).execute();
    await queryRunner.manager.save(User, { name: 'b' });
    if (await queryRunner.hasColumn('users', 'slug')) return;
    await queryRunner.startTransaction();
    await queryRunner.clearTable('logs');
    await queryRunner.commitTransaction();
    const type = getDatabaseType(queryRunner.connection);
    console.log(users.length, type, queryRunner.connection.driver.options.type);
  }
  async down(): Promise<void> {}
}
