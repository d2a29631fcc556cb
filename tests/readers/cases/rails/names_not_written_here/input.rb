class Names < ActiveRecord::Migration[7.0]
  def change
    add_column table, :email, :string
    add_column :users, column, :string
    add_column User.table_name, :email, :string
    create_table Settings.table do |t|
      t.string :email
    end
    change_table "#{prefix}users" do |t|
      t.string :phone
    end
    create_table :posts do |t|
      t.string title
      t.string :body, options
      t.string :author, kind
      t.string(*names)
      t.public_send(json_type, :data)
      t.references owner
    end
    create_table :comments, &definition
    rename_column :users, :name, new_name
    rename_table :a, other
    remove_column :users, old
    drop_table name
    change_column table, :a, :text
    change_column_comment :users, name, "x"
    change_table_comment name, "x"
    create_join_table first, :roles
    add_reference :users, model
    drop_view view
  end
end
