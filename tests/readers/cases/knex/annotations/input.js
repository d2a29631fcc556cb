// privacyrules: data=visit_counts
exports.up = async (knex) => {
  // privacyrules: subject=employee
  await knex.schema.createTable('staff', (table) => {
    table.string('ref').notNullable(); // privacyrules: data=government_id
    // privacyrules: data=phone
    table
      .string('line', 20)
      .nullable();
    table.string('town'); /* privacyrules: data=city */
    table.integer('floor');
  });
  await knex.schema
    // privacyrules: subject=visitor
    .createTable('guests', (table) => {
      table.string('plate');
    });
};
