const { DataTypes } = require('sequelize');

class AddPhone {
  table = 'Users';

  async up(queryInterface) {
    await queryInterface.addColumn(this.table, 'phone', DataTypes.STRING);
    await this.more(queryInterface, 'city');
  }

  async more(queryInterface, name) {
    await queryInterface.addColumn(this.table, name, DataTypes.STRING);
  }
}

module.exports = AddPhone;
