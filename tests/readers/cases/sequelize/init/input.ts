import { DataTypes, Model, Sequelize } from 'sequelize';
import { shared } from './shared';

export class Account extends Model {
  declare iban: string;

  static initialize(sequelize: Sequelize) {
    Account.init(
      { iban: { type: DataTypes.STRING(34), allowNull: false } },
      { sequelize, tableName: 'accounts', schema: 'billing' },
    );
  }
}

class City extends Model {
  static init(sequelize: Sequelize, types: typeof DataTypes) {
    return super.init({ name: types.STRING, ...shared }, { sequelize });
  }
}

class Note extends Model {}

export default function (sequelize: Sequelize) {
  Note.init({ text: DataTypes.TEXT }, { sequelize, modelName: 'StickyNote' });
  Note.init(shared, { sequelize, tableName: shared.name });
  Note.init(shared, { sequelize });
}
