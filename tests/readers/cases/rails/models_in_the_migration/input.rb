class Models < ActiveRecord::Migration[7.0]
  class Person < ActiveRecord::Base; end
  class BlogPost < ApplicationRecord
    self.table_name = "posts"
  end
  class Sti < Person; end

  def up
    add_column Person.table_name, :email, :string
    add_column BlogPost.table_name, :author, :string
    add_column Sti.table_name, :x, :string
    add_column ::Person.table_name, :y, :string
    execute "ALTER TABLE #{BlogPost.table_name} ADD body text"
    Person.connection.add_column :people, :phone, :string
  end
end
