exports.up = (knex, Promise) => {
  return Promise.all([
    knex.schema.createTable('a', (t) => { t.string('email') }),
    knex.schema.table('b', (t) => { t.string('phone') }),
  ])
    .then(() => knex.schema.table('c', (t) => { t.string('city') }))
    .then(function () {
      return knex.schema.hasTable('d').then(function (exists) {
        if (!exists) {
          return knex.schema.createTable('d', function () {
            this.string('street');
          });
        }
      });
    })
    .catch((error) => { console.error(error); throw error; });
};
