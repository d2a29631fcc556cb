module.exports = (sequelize, DataTypes) => {
  const User = sequelize.define(
    'User',
    {
      id: { type: DataTypes.INTEGER, primaryKey: true },
      firstName: { type: DataTypes.STRING(64), field: 'first_name', comment: 'As in the passport' },
      email: DataTypes.STRING, // privacyrules: data=email
      initials: {
        type: DataTypes.VIRTUAL,
        get() { return this.firstName[0]; },
      },
    },
    { paranoid: true, comment: 'People who log in' },
  );
  const Person = sequelize.define('PersonPhoto', { fileName: DataTypes.STRING, bornAt: DataTypes.DATE }, { underscored: true });
  sequelize.define('Box', {}, { freezeTableName: true });
  User.associate = (models) => User.hasMany(models.Order);
  return { User, Person };
};
