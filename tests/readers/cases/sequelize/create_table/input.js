'use strict';

module.exports = {
  up: async (queryInterface, Sequelize) => {
    await queryInterface.createTable('Customers', {
      id: { type: Sequelize.INTEGER, primaryKey: true, autoIncrement: true, allowNull: false },
      publicId: { type: Sequelize.UUID, defaultValue: Sequelize.UUIDV4 },
      email: { type: Sequelize.STRING(320), allowNull: false, unique: true },
      'first name': Sequelize.STRING,
      notes: Sequelize.TEXT('long'),
      visits: Sequelize.BIGINT.UNSIGNED,
      balance: { type: Sequelize.DECIMAL(10, 2) },
      active: { type: Sequelize.BOOLEAN, defaultValue: false },
      bornOn: Sequelize.DATEONLY,
      seenAt: Sequelize.DATE(6),
      photo: Sequelize.BLOB('tiny'),
      settings: { type: Sequelize.JSONB },
      kind: { type: Sequelize.ENUM('person', 'company') },
      level: { type: Sequelize.ENUM, values: ['a', 'b'] },
      tags: Sequelize.ARRAY(Sequelize.STRING),
      lastIp: 'INET',
      fullName: { type: Sequelize.VIRTUAL },
      groupId: {
        type: Sequelize.INTEGER,
        field: 'group_id',
        references: { model: 'Groups', key: 'id' },
        onDelete: 'CASCADE',
      },
      createdAt: { allowNull: false, type: Sequelize.DATE, defaultValue: Sequelize.literal('CURRENT_TIMESTAMP') },
    });
    await queryInterface.addIndex('Customers', ['email'], { unique: true });
    await queryInterface.addConstraint('Customers', { fields: ['groupId'], type: 'unique' });
  },

  down: async (queryInterface) => {
    await queryInterface.dropTable('Customers');
  },
};
