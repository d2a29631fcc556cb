class ChangeUsers < ActiveRecord::Migration[7.0]
  def change
    change_table :users, bulk: true do |t|
      t.string :phone, limit: 20
      t.rename :mail, :email
      t.change :notes, :text
      t.change_default :notes, ""
      t.remove :fax, :telex, type: :string
      t.references :team
      t.remove_references :group, polymorphic: true
      t.remove_timestamps
      t.timestamps
      t.remove_index :phone
      t.string :zip unless t.column_exists?(:zip)
      t.rename_index :old, :new
    end
  end
end
