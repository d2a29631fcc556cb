class AddContact < ActiveRecord::Migration[7.0]
  disable_ddl_transaction!

  def change
    add_column :users, :email, :string, null: false, comment: "to send invoices to"
    add_column(
      :users,
      :iban,
      :string,
      limit: 34
    )
    add_column :users, :height, :decimal, precision: 5, scale: 2
    add_column :users, 'shoe_size', 'numeric(4,1)'
    add_columns :users, :city, :street, type: :string
    self.add_column :users, :zip, :string
    ActiveRecord::Base.connection.add_column :users, :country, :string
    add_column :users, :role, :enum, enum_type: "role"
    add_index :users, :email
  end
end
