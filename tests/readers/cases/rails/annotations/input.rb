class Annotated < ActiveRecord::Migration[7.0]
  def change
    # privacyrules: subject=user
    create_table :users do |t|
      t.string :email # privacyrules: purpose=registration
      # privacyrules: data=phone
      t.string :phone,
               limit: 20
      t.string :first, :last # privacyrules: data=person_name
      t.string :zip unless short? # privacyrules: data=postal_address
      t.timestamps # privacyrules: not_personal="when the row was written"
    end

    create_table :visits do |t| # privacyrules: subject=visitor
      t.inet :ip
    end

    add_column :users, # privacyrules: data=iban
               :account, :string
    %w[
      city
      street
    ].each { |name| add_column :users, name, :string } # privacyrules: purpose=delivery
    add_reference :users, :boss, polymorphic: true # privacyrules: not_personal="an own key"
    execute "ALTER TABLE users ADD nick text" # privacyrules: data=username
    drop_table :old # privacyrules: source=automatic
  end
end
