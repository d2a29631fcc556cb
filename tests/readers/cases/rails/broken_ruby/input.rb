class Broken < ActiveRecord::Migration[7.0]
  def change
    add_column :users, :email, :string
    add_column :users, :phone, => ) :string
    create_table :posts do |t|
      t.string :title
    end
  end
end
