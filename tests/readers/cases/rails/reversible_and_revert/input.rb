class BackAndForth < ActiveRecord::Migration[7.0]
  def change
    reversible do |dir|
      dir.up do
        add_column :users, :email, :string
        execute "ALTER TABLE users ADD COLUMN iban text"
      end
      dir.down { remove_column :users, :name }
    end

    reversible do |direction|
      change_table :products do |t|
        direction.up { t.change :price, :string }
        direction.down { t.change :price, :integer }
      end
    end

    up_only { add_column :users, :phone, :string }

    revert do
      add_column :users, :fax, :string
      remove_column :users, :city, :string, limit: 40
      rename_column :users, :first, :second
      create_table :visits do |t|
        t.string :ip
      end
      drop_table :clicks do |t|
        t.string :page
      end
      up_only { add_column :users, :never, :string }
      reversible do |dir|
        dir.up { add_column :users, :not_this, :string }
        dir.down { add_column :users, :zip, :string }
      end
      execute "CREATE TABLE not_this (a text)"
    end

    revert CreateLegacyTables
  end
end
