export class First1700000000018 {
  async up(queryRunner) {
    await queryRunner.query("ALTER TABLE a ADD first text");
  }
}

export default class Second1700000000019 {
  async up(queryRunner) {
    await queryRunner.query("ALTER TABLE a ADD second text");
  }
}
