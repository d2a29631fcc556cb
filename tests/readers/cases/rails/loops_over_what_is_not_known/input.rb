class Loops < ActiveRecord::Migration[7.0]
  def up
    tables = connection.tables.grep(/users/)
    tables.each do |table|
      add_column table, :email, :string
    end

    names = %w[a b]
    User.find_each do |user|
      names = user.names
      user.update!(name: user.first_name + user.last_name)
    end
    names.each { |name| add_column :users, name, :string }

    suffix = "x"
    suffix = "y" while more?
    add_column :users, "name_#{suffix}", :string

    Plan.where(old: true).each { |plan| plan.columns.each(&:save) }
    until done? do add_column :users, :zip, :string end
  end
end
