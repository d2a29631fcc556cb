// knex
const shared = require('./shared');
exports.up = shared.up;
exports.down = shared.down;
