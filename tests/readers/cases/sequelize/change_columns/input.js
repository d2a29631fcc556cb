module.exports = {
  async up(queryInterface, DataTypes) {
    await queryInterface.addColumn('Users', 'phone', { type: DataTypes.STRING(32), allowNull: true });
    await queryInterface.addColumn('Users', 'city', DataTypes.STRING);
    await queryInterface.addColumn('Users', 'shown', DataTypes.VIRTUAL);
    await queryInterface.changeColumn('Users', 'bio', { type: DataTypes.TEXT, allowNull: false });
    await queryInterface.changeColumn('Users', 'age', DataTypes.SMALLINT);
    await queryInterface.changeColumn('Users', 'ref', { type: 'UUID USING CAST("ref" as UUID)' });
    await queryInterface.changeColumn('Users', 'nick', { allowNull: false });
    await queryInterface.changeColumn('Users', 'mail', { comment: 'As confirmed' });
    await queryInterface.renameColumn('Users', 'mail', 'email');
    await queryInterface.removeColumn('Users', 'fax');
    await queryInterface.removeIndex('Users', 'by_fax');
    await queryInterface.removeConstraint('Users', 'one_fax');
  },
  async down() {},
};
