# privacyrules: subject=user
class Annotated < ActiveRecord::Migration[7.0]
  def change
    add_index :users, :email # privacyrules: data=email
    add_column table, :email, :string # privacyrules: data=email
    add_column :users, :email, :string # privacyrules: data email
    add_column :users, :phone, :string # privacyrules: data=phone data=fax
    add_column :users, :note, :text, comment: "# privacyrules: data=email"
  end
end
