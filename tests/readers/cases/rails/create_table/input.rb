# frozen_string_literal: true

class CreateCustomers < ActiveRecord::Migration[7.1]
  def change
    create_table :customers, id: :uuid, force: true, comment: "Who buys from us" do |t|
      t.string :first_name, :last_name, limit: 80, null: false
      t.string "email", index: { unique: true }, comment: 'where invoices are sent'
      t.text(:notes)
      t.decimal :balance, precision: 10, scale: 2, default: 0
      t.datetime :seen_at, precision: 6
      t.string :tags, array: true, default: []
      t.date :"date of birth"
      t.boolean :active, default: -> { "true" }
      t.virtual :full_name, type: :string, as: "first_name || ' ' || last_name", stored: true
      t.index [:last_name, :first_name], name: "by_name"
      t.check_constraint "balance >= 0", name: "no_debts"
      t.foreign_key :companies
    end

    create_table(:badges, id: false) { |b| b.string :colour }
    create_table :letters, primary_key: :letter_no, id: :string, if_not_exists: true
    create_table :stamps, primary_key: %w[country number] do
      _1.string :country
      _1.integer :number
    end
  end
end
