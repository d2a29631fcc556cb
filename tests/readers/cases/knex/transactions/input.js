exports.up = async (knex) => {
  await knex.transaction(async (trx) => {
    await trx.schema.table('users', (table) => table.string('phone'));
    await trx.raw('ALTER TABLE users ADD city text');
  });
  const trx = await knex.transaction();
  try {
    await trx.schema.table('users', (table) => table.string('street'));
    await knex.schema.transacting(trx).createTable('plain', (table) => table.string('zip'));
    await trx.commit();
  } catch (error) {
    await trx.rollback();
    throw error;
  }
};
exports.config = { transaction: false };
