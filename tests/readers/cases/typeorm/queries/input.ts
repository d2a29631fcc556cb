import { MigrationInterface, QueryRunner } from "typeorm";

export class AddUsers1700000000000 implements MigrationInterface {
    name = "AddUsers1700000000000";

    public async up(queryRunner: QueryRunner): Promise<void> {
        await queryRunner.query(`CREATE TABLE "users" ("id" uuid NOT NULL DEFAULT uuid_generate_v4(), "email" character varying(320) NOT NULL, "phone" character varying, CONSTRAINT "PK_1" PRIMARY KEY ("id"))`);
        await queryRunner.query(`CREATE UNIQUE INDEX "IDX_1" ON "users" ("email") `);
        await queryRunner.query(`ALTER TABLE "users" ADD "last_ip" inet`);
        await queryRunner.query(`ALTER TABLE "users" RENAME COLUMN "phone" TO "mobile"`);
        await queryRunner.query(`ALTER TABLE "users" ALTER COLUMN "email" TYPE text`);
        await queryRunner.query(`ALTER TABLE "orders" ADD CONSTRAINT "FK_1" FOREIGN KEY ("userId") REFERENCES "users"("id") ON DELETE CASCADE`);
        await queryRunner.query("COMMENT ON COLUMN users.email IS 'as confirmed'");
        await queryRunner.query(`INSERT INTO roles (name) VALUES ('admin')`);
    }

    public async down(queryRunner: QueryRunner): Promise<void> {
        await queryRunner.query(`DROP TABLE "users"`);
    }
}
