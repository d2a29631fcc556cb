class CreateOrders < ActiveRecord::Migration[7.0]
  def change
    create_table :orders do |t|
      t.references :customer, null: false, foreign_key: true
      t.belongs_to :buyer, polymorphic: true, type: :uuid
      t.references :seller, :shop, polymorphic: { default: "Shop" }, index: false
      t.references :agent, polymorphic: false, type: key_type
    end
    add_reference :orders, :address, foreign_key: { to_table: :addresses }
    add_belongs_to :orders, :source, polymorphic: true
  end
end
