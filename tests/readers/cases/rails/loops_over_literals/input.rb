class Loops < ActiveRecord::Migration[7.0]
  COLUMNS = %w[street city].freeze

  def change
    %i[users companies].each do |table|
      add_column table, :email, :string
      COLUMNS.each { |column| add_column table, column, :string }
    end

    { phone: :string, "born_on" => :date }.each do |name, type|
      add_column :users, name, type
    end

    create_table :lines do |t|
      3.times { |i| t.string "line#{i + 1}" }
      (1..2).each { |i| t.text "note_#{i}" }
      1.upto(2) { |i| t.string "address#{i}" }
      %w[home work].each_with_index { |kind, i| t.string "#{kind}_phone" }
      [[:iban, :string], [:bic, :text]].each { |(name, type)| t.send(type, name) }
      [:a, [:b, :c]].flatten.map(&:to_s).reverse_each { |name| t.boolean name }
      for name in [:first, :last]
        t.string name
      end
      { string: %i[nick alias], date: [:since] }.each_pair { |type, names| t.public_send(type, *names) }
      ((COLUMNS - ["city"]) + [:zip]).each_slice(1) { |names| t.column names.first, :inet }
    end

    columns = []
    columns << :one
    columns.push(:two)
    columns += %i[three]
    columns.each.with_index(1) { |name, at| add_column :users, "#{name}_#{at}", :string }
  end
end
