class Crlf < ActiveRecord::Migration[7.0]
  def change
    create_table :users do |t|
      t.string :email # privacyrules: data=email
      t.string "phone"
    end
    execute <<~SQL
      ALTER TABLE users
        ADD iban text;
    SQL
    add_column :users, "na\
me", :string
  end
end
