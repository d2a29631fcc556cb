import { Knex } from "knex";

const SCHEMA = "crm";
const TABLE = `${SCHEMA}.leads` as const;
enum Column { Mail = "email_address", Phone = "phone_number" }
const names = { city: "home_town" };

const addTimes = (table: Knex.TableBuilder, suffix = "_at") => {
  table.timestamp(`created${suffix}`);
  table.timestamp(`updated${suffix}`);
};

export const up = async ({ schema }: Knex): Promise<void> => {
  await schema.createTable(TABLE, lead);
  await schema.alterTable(TABLE, (table) => {
    table.string(names.city);
    table.string(names["city"] + "_code");
  });
};

function lead(table: Knex.CreateTableBuilder) {
  table.string(Column.Mail);
  table.string(Column.Phone, 32);
  addTimes(table);
}
