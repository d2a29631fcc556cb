class Sql < ActiveRecord::Migration[7.0]
  def up
    execute File.read("db/functions.sql")
    execute(statement)
    User.connection.execute(sql_for(:users))
    execute User.where(old: true).select(:id).to_sql
    BackfillJob.new.execute(User.ids)
    create_table :copies, as: query
    execute "CREATE TABLE #{prefix}users (email text)"
    execute format("ALTER TABLE %s ADD COLUMN mail text", name)
    execute "ALTER TABLE users ADD COLUMN (oops"
  end
end
