module.exports = {
  up: async (queryInterface, Sequelize) => {
    await queryInterface.addColumn('Orders', 'cardLast4', Sequelize.STRING(4)); // privacyrules: ignore[no-card-or-payment-details] "the last four digits" until=2031-01-31 by=Ada
    // privacyrules: ignore[PR-OPAQUE] "the helper adds an index" until=2031-01-31 by=Ada
    await addSearch(queryInterface);
  },
};
