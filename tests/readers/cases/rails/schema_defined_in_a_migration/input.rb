class Init < ActiveRecord::Migration[4.2]
  def up
    ActiveRecord::Schema.define do
      create_table "users" do |t|
        t.string "email"
      end
    end
  end

  def down
    raise ActiveRecord::IrreversibleMigration
  end
end
