class Sql < ActiveRecord::Migration[7.0]
  def up
    execute "ALTER TABLE users ADD COLUMN email varchar(255)"
    execute <<-SQL
      CREATE TABLE payments (
        id bigint,
        iban text -- privacyrules: purpose=payment
      );
      ALTER TABLE users RENAME COLUMN mail TO login;
    SQL
    table = :users
    execute(<<~SQL.squish)
      ALTER TABLE #{table}
        ADD phone text;
    SQL
    %w[city zip].each { |name| execute "ALTER TABLE #{quote_table_name(:users)} ADD #{name} text" }
    connection.execute('ALTER TABLE users ADD street text')
    ActiveRecord::Base.connection.exec_query "ALTER TABLE users ADD house text"
    execute ["ALTER TABLE users ADD floor text", "ALTER TABLE users ADD door text"]
    DB.exec(<<~'SQL', now: Time.now)
      ALTER TABLE users ADD nick text
    SQL
    execute "UPDATE users SET email = NULL"
    execute "DROP TABLE old; GRANT SELECT ON users TO analyst"
    create_table :adults, as: "SELECT email FROM users"
  end

  def down
    execute "DROP TABLE payments"
  end
end
