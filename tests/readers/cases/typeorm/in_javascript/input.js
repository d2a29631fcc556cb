/** @typedef {import('typeorm').MigrationInterface} MigrationInterface */

module.exports = class Plain1700000000017 {
  name = 'Plain1700000000017'

  async up(queryRunner) {
    await queryRunner.query(`ALTER TABLE "note" ADD "ip" character varying(128)`);
  }

  async down(queryRunner) {
    await queryRunner.query(`ALTER TABLE "note" DROP COLUMN "ip"`);
  }
}
