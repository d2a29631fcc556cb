class Branches < ActiveRecord::Migration[7.0]
  def change
    return if table_exists?(:users)

    add_column :users, :email, :string unless column_exists?(:users, :email)
    if postgresql?
      add_column :users, :data, :jsonb
      table = :a
    elsif mysql?
      add_column :users, :data, :json
      table = :b
    else
      add_column :users, :data, :text
      return
    end
    add_column table, :x, :string
    json = postgresql? ? :jsonb : :json
    add_column :users, :settings, json
    case adapter
    when "a", "b" then add_column :users, :city, :string
    else add_column :users, :zip, :string
    end
    index_exists?(:users, :email) || add_column(:users, :login, :string)
    begin
      add_column :users, :nick, :string
    rescue ActiveRecord::StatementInvalid
      add_column :users, :nickname, :string
    ensure
      add_column :users, :pet, :string
    end
    begin
      add_column :users, :town, :string
    rescue StandardError
      remove_column :users, :town
      raise
    end
    raise ActiveRecord::IrreversibleMigration
    add_column :users, :never, :string
  end
end
