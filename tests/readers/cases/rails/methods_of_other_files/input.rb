class Helpers < ActiveRecord::Migration[7.0]
  include Acme::MigrationHelpers

  def change
    add_audit_columns :users
    Post.create_translation_table! title: :string
    add_slug :users, :handle
    create_table :posts do |t|
      t.userstamps
      shared_columns(t)
      Acme.decorate(t)
      t.string :title
    end
    CreateLegacyTables.new.change
    AddStuff.migrate(:up)
    load Rails.root.join("db/old_schema.rb")
    inside_a_table(:users) { |t| t.string :email }

    add_concurrent_index :users, :email
    add_not_null_constraint :users, :email
    create_trigger :users, :touch
    with_lock_retries { add_column :users, :phone, :string }
    validate_foreign_key :users, :teams
    undo_rename_column_concurrently :users, :mail, :email
    Flipper.enable(:search)
    User.reset_column_information
    backfill_users
  end
end
