import { DataTypes, QueryInterface } from 'sequelize';

export async function up(queryInterface: QueryInterface): Promise<void> {
  await queryInterface.createSchema('crm');
  await queryInterface.createTable(
    { tableName: 'contacts', schema: 'crm' },
    {
      email: { type: DataTypes.STRING, comment: 'Where invoices go' },
    },
    { comment: 'People we write to' },
  );
  await queryInterface.createTable('invoices', { iban: DataTypes.STRING(34) }, { schema: 'sales' });
  await queryInterface.addColumn({ tableName: 'contacts', schema: 'crm' }, 'phone', { type: DataTypes.STRING });
}

export async function down(queryInterface: QueryInterface): Promise<void> {
  await queryInterface.dropTable('contacts');
}
