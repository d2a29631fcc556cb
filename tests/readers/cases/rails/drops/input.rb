class DropOld < ActiveRecord::Migration[7.0]
  def change
    remove_column :users, :fax, :string, limit: 20
    remove_column :users, :telex, :pager
    remove_columns :users, :icq, :aim, type: :string
    remove_reference :users, :team, polymorphic: true, index: true
    remove_belongs_to :users, :group
    remove_timestamps :posts
    remove_attachment :posts, :cover
    remove_index :users, :fax
    remove_foreign_key :users, :teams
    drop_table :visits do |t|
      t.string :ip
    end
    drop_table :clicks, :views, if_exists: true
    drop_join_table :users, :roles
  end
end
