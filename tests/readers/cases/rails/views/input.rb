class Views < ActiveRecord::Migration[7.0]
  def change
    create_view :adults
    create_view :letters, materialized: true
    create_view :mails, sql_definition: "SELECT email AS address FROM users"
    create_view :copies, materialized: true, sql_definition: <<~SQL
      SELECT iban FROM accounts
    SQL
    update_view :adults, version: 2, revert_to_version: 1
    update_view :letters, version: 2, materialized: true
    replace_view :mails, version: 2
    drop_view :old, revert_to_version: 2
  end
end
