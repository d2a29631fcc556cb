/** Everyday columns. */
exports.up = function (knex) {
  return knex.schema.createTable('customers', function (table) {
    table.increments();
    table.uuid('public_id').notNullable().defaultTo(knex.raw('gen_random_uuid()'));
    table.string('email', 320).notNullable().unique();
    table.string("first_name");
    table.text('notes', 'mediumtext');
    table.integer('age').unsigned();
    table.bigInteger('visits').defaultTo(0);
    table.decimal('balance', 10, 2);
    table.float('rating', 3);
    table.boolean('active').notNullable();
    table.date('born_on');
    table.dateTime('seen_at', { useTz: false });
    table.timestamp('verified_at', { precision: 6 }).nullable();
    table.time('opens_at');
    table.binary('photo');
    table.json('settings');
    table.jsonb('payload');
    table.enu('kind', ['person', 'company']).notNullable();
    table.enum('level', ['a', 'b'], { useNative: true, enumName: 'levels' });
    table.specificType('last_ip', 'inet');
    table.geometry('place');
    table.integer('group_id').unsigned().references('id').inTable('groups').onDelete('CASCADE');
    table.timestamps(true, true);
    table.primary(['id']);
    table.unique(['email', 'group_id'], 'by_group');
    table.index('email');
    table.foreign('group_id').references('groups.id');
    table.engine('InnoDB');
    table.charset('utf8mb4');
    table.collate('utf8mb4_bin');
    table.check('age > 0');
  });
};

exports.down = function (knex) {
  return knex.schema.dropTable('customers');
};
