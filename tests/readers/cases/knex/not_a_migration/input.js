// knex is set up (once) elsewhere
exports.seed = (knex) => knex('users').insert({ email: 'a@example.org' });
