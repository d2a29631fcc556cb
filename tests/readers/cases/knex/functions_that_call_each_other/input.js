const one = (knex, name) => two(knex, name);
const two = (knex, name) => { knex.schema.table(name, (t) => t.string('phone')); return one(knex, name); };
exports.up = (knex) => one(knex, 'users');
