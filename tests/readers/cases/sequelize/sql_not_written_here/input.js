const fs = require('fs');

module.exports = {
  async up(queryInterface) {
    const sql = fs.readFileSync(`${__dirname}/up.sql`, 'utf8');
    await queryInterface.sequelize.query(sql);
    await queryInterface.sequelize.query(process.env.PG ? 'ALTER TABLE a ADD b text' : sql);
    await queryInterface.sequelize.query(`DELETE FROM a WHERE id IN (${[1, 2].join()})`);
  },
};
