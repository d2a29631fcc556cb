class CreatePeople < ActiveRecord::Migration
  def self.up
    create_table "people", :force => true do |t|
      t.column "login", :string, :limit => 40, :default => "", :null => false
      t.column :password, "char(64)"
      t.column(:born_on, :date)
      # t.string :never
    end
    add_column "people", "picture", :binary, { :limit => 1024 }
    add_index "people", "login"
  end

  def self.down
    remove_column "people", "picture"
    drop_table "people"
  end
end
