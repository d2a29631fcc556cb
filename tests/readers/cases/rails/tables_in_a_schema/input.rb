class Schemas < ActiveRecord::Migration[7.0]
  def change
    create_table "audit.visits" do |t|
      t.inet :ip
    end
    add_column "shop.audit.visits", :page, :string
    rename_table "audit.old", "audit.new"
    drop_table "audit.gone"
    add_reference "audit.visits", :user
  end
end
