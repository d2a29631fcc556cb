class Options < ActiveRecord::Migration[7.0]
  def change
    with_options limit: 40, null: false do |m|
      m.add_column :users, :city, :string
      m.add_column :users, :street, :string, limit: 80
    end
    create_table :people do |t|
      t.with_options comment: "as printed" do |o|
        o.string :first_name, :last_name
        o.date :born_on, comment: "of the passport"
      end
    end
  end
end
