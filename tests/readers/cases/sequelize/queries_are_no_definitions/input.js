module.exports = {
  up: async (queryInterface, Sequelize) => {
    const { Op } = Sequelize;
    await queryInterface.bulkInsert('Users', [{ email: 'a@example.org' }], {});
    await queryInterface.bulkUpdate('Users', { active: true }, { id: { [Op.gt]: 1 } });
    await queryInterface.bulkDelete('Users', null, {});
    const [rows] = await queryInterface.sequelize.query('SELECT id, email FROM "Users"');
    for (const row of rows) {
      await queryInterface.sequelize.query('UPDATE "Users" SET email = lower(email) WHERE id = ?', {
        replacements: [row.id],
        type: queryInterface.sequelize.QueryTypes.UPDATE,
      });
    }
    const table = await queryInterface.describeTable('Users');
    if (table.email) console.log(queryInterface.sequelize.getDialect(), table);
    if (await hasColumn(queryInterface, 'Users', 'email')) return;
    await queryInterface.sequelize.models.User.findAll({ where: { email: null } });
    await queryInterface.createFunction('f', [], 'int', 'plpgsql', 'return 1;');
  },
};
