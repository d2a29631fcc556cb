class Helpers < ActiveRecord::Migration[6.1]
  DROPPED = { users: %i[fax telex] }

  def up
    safety_assured do
      add_column_with_default :users, :active, :boolean, default: false, allow_null: false
    end
    add_column_if_missing :users, :email, :string, limit: 120
    rename_column_concurrently :users, :mail, :login
    change_column_type_concurrently :users, :notes, :text
    cleanup_concurrent_column_type_change :users, :notes
    create_table_with_constraints :invites do |t|
      t.text :email
      t.text_limit :email, 255
      t.timestamps_with_timezone null: false
    end
    create_range_partition :events, partition_key: -> { "created_at" } do |t|
      t.inet :ip
    end
    remove_column_if_exists :users, :pager
    drop_table_if_exists :clicks
    DROPPED.each { |table, columns| Migration::ColumnDropper.execute_drop(table, columns) }
    Migration::TableDropper.execute_drop(:visits)
    create_virtual_table :texts, :fts5, ["title", "body UNINDEXED", "tokenize='porter'"]
  end
end
