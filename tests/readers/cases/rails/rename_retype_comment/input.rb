class Tidy < ActiveRecord::Migration[7.0]
  def up
    rename_column :users, :mail, :email
    rename_table :people, :persons
    rename_table "crm.leads", "contacts"
    change_column :users, :notes, :text, limit: 65_535, comment: "what support wrote"
    change_column :users, :phone, "varchar(32)"
    change_column_comment :users, :email, from: nil, to: "login name"
    change_column_comment :users, :phone, "how to call"
    change_column_comment :users, :city, nil
    change_table_comment :users, from: "", to: "our customers"
    change_column_default :users, :notes, from: nil, to: ""
    change_column_null :users, :email, false
    rename_index :users, "old", "new"
  end

  def down
    rename_column :users, :email, :mail
  end
end
