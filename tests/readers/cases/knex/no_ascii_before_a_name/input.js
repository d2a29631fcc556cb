exports.up = async (knex) => {
  /* Ünïcödé 💳 */ await knex.schema.createTable('Bürger 💳', (täble) => { täble.string('straße'); täble.text("e\u002dmail"); });
  await knex.raw('-- 💳 Übersicht\nALTER TABLE "Bürger" ADD "größe" int');
};
