'use strict';

module.exports = {
  up: function (queryInterface, DataTypes, done) {
    return queryInterface.addColumn('Users', 'phone', DataTypes.STRING).then(function () {
      return queryInterface.createTable('Cities', { name: DataTypes.STRING }).then(() => {
        return [
          queryInterface.addColumn('Users', 'cityId', { type: DataTypes.INTEGER }),
          queryInterface.removeColumn('Users', 'city'),
        ];
      });
    }).finally(() => done());
  },
  down: function (queryInterface) {
    return queryInterface.removeColumn('Users', 'phone');
  },
};
