// where sequelize is set up (once)
const { Sequelize } = require('sequelize');
module.exports.connection = new Sequelize(process.env.DATABASE_URL);
