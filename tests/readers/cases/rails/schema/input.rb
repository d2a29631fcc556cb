# This file is auto-generated from the current state of the database.

ActiveRecord::Schema[7.1].define(version: 2024_01_01_000000) do
  # These are extensions that must be enabled in order to support this database
  enable_extension "plpgsql"
  create_enum "status", ["open", "closed"]

  create_table "accounts", id: :serial, comment: "who pays", force: :cascade do |t|
    t.string "email", default: "", null: false, comment: "login"
    t.enum "state", default: "open", null: false, enum_type: "status"
    t.jsonb "data", default: {}
    t.bigint "owner_id", null: false
    t.datetime "created_at", precision: nil, null: false
    t.index "lower((email)::text)", name: "index_accounts_on_lower_email", unique: true
    t.index ["owner_id"], name: "index_accounts_on_owner_id"
    t.check_constraint "char_length(email) > 3", name: "long_enough"
  end

# Could not dump table "places" because of following StandardError
#   Unknown type 'geometry' for column 'spot'

  create_table "audit.visits", primary_key: ["account_id", "at"], force: :cascade do |t|
    t.integer "account_id"
    t.timestamptz "at"
    t.inet "ip"
  end

  add_foreign_key "accounts", "users", column: "owner_id"

  create_view "emails", sql_definition: <<-SQL
      SELECT accounts.email
     FROM accounts;
  SQL
end
