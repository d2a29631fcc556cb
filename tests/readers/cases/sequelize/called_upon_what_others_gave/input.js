const { connect, api } = require('./shared');

module.exports = {
  up: async (context, types) => {
    const queryInterface = getInterface(context);
    await queryInterface.addColumn('Users', 'phone', types.STRING);
    await api.addColumn('Users', 'city', types.STRING);
    const db = await connect();
    await db.query('ALTER TABLE "Users" ADD zip text');
    await db.query(connect.sql);
    await db.sequelize.query(connect.sql);
    await context.db.pool.query(connect.sql);
    const User = context.sequelize.define('User', {});
    await User.sync();
    await context.helper.removeColumn('Users', 'fax');
  },
};
