module.exports = {
  up: (queryInterface) =>
    queryInterface
      .renameTable('People', 'Persons')
      .then(() => queryInterface.renameTable({ tableName: 'accounts', schema: 'crm' }, 'clients'))
      .then(() => queryInterface.dropTable('OldPeople'))
      .then(() => queryInterface.dropTable({ tableName: 'older', schema: 'crm' }, { cascade: true })),
  down: () => Promise.resolve(),
};
