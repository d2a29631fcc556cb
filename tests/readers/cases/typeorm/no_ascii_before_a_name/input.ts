import { MigrationInterface, QueryRunner, TableColumn } from 'typeorm';

export class Straße1700000000021 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    /* 💳 */ await queryRunner.query(`/* Übersicht 💳 */ ALTER TABLE "Bürger" ADD "straße" text`);
    /* Ü */ await queryRunner.addColumn('Bürger', new TableColumn({ type: 'int', name: 'größe' }));
  }
  async down(): Promise<void> {}
}
