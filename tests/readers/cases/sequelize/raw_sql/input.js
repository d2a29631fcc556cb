module.exports = {
  up: async ({ sequelize }) => {
    await sequelize.query(`
      CREATE TABLE visitors (
        id serial PRIMARY KEY,
        ip_address inet, -- privacyrules: data=ip_address
        "user agent" text
      )
    `);
    await sequelize.query('ALTER TABLE "visitors" ADD COLUMN "e\'mail" text; ALTER TABLE visitors DROP COLUMN ip_address');
    await sequelize.query("UPDATE visitors SET seen = :now", { replacements: { now: 1 } });
    for (const name of ['home', 'referrer']) {
      await sequelize.query(`ALTER TABLE visitors ADD COLUMN ${name}_page text`);
    }
    await sequelize.query("COMMENT ON COLUMN visitors.id IS 'counted'; -- queryInterface");
  },
};
