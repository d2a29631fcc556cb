import { Sequelize, DataTypes } from 'sequelize';
import { MigrationFn } from 'umzug';

export const up: MigrationFn<Sequelize> = async ({ context: sequelize }) => {
  const queryInterface = sequelize.getQueryInterface();
  await queryInterface.addColumn('guests', 'phone', { type: DataTypes.STRING });
  await sequelize.query(`ALTER TABLE guests ADD COLUMN city text`);
  await sequelize.getQueryInterface().addColumn('guests', 'zip', DataTypes.STRING);
};
