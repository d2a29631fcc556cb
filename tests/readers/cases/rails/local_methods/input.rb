class Helpers < ActiveRecord::Migration[7.0]
  def change
    create_table :users do |t|
      contact(t)
      person t, prefix: "emergency_", born: false
    end
    stamped(:posts) { |t| t.string :title }
    add_column table_name, :slug, :string
    add = ->(name, type = :string) { add_column :users, name, type }
    add.call(:city)
    add.(:zip, :text)
    each_table { |table| add_column table, :tenant, :string }
    add_all(:teams, :name, :motto)
    ping
  end

  private

  def contact(t)
    t.string :email
    t.string :phone
    return if t.nil?

    t.string :fax
  end

  def person(table, prefix: "", born: true)
    table.string "#{prefix}name"
    table.date :born_on if born
  end

  def stamped(name, &block)
    create_table name do |t|
      yield t
      t.timestamps
    end
    create_table("#{name}_archive", &block)
  end

  def table_name = :posts

  def each_table
    yield :users
    yield :teams
  end

  def add_all(table, *names)
    names.each { |name| add_column table, name, :text }
  end

  def ping
    pong
  end

  def pong
    add_column :users, :pinged, :boolean
    ping
  end
end
