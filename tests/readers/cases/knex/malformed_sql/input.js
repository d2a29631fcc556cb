exports.up = (knex) => knex.raw("CREATE TABLE users (id int, email text");
