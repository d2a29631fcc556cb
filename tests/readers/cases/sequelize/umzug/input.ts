import { DataTypes } from 'sequelize';
import type { Migration } from '../umzug';

const table = 'guests';

export const up: Migration = async ({ context: queryInterface }) => {
  await queryInterface.createTable(table, {
    name: { type: DataTypes.STRING, allowNull: false },
  });
};

export const down: Migration = async ({ context }) => {
  await context.dropTable(table);
};
