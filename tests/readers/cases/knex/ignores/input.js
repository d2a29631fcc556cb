exports.up = async (knex) => {
  await knex.schema.table('orders', (table) => {
    // privacyrules: ignore[no-card-or-payment-details] "only the last four digits" until=2031-01-31 by=Ada
    table.string('card_last4');
  });
  // privacyrules: ignore[PR-OPAQUE] "the helper adds an index" until=2031-01-31 by=Ada
  await addSearch(knex);
};
