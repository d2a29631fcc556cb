class Ignored < ActiveRecord::Migration[7.0]
  def change
    add_column :users, :pan, :string # privacyrules: ignore[no-cards] "an old till" until=2030-01-31 by=Jo text=0123abcd
    create_table :cards do |t|
      # privacyrules: ignore[no-cards] "masked" until=2030-01-31 by=Jo text=0123abcd
      t.string :last4
    end
    # privacyrules: ignore[opaque] "only indexes" until=2030-01-31 by=Jo text=0123abcd
    add_search_columns :users
    # privacyrules: ignore[no-cards] "nothing here" until=2030-01-31 by=Jo text=0123abcd
    add_index :users, :pan
  end
end
