class AddCity < ActiveRecord::Migration[7.0]
  include Acme::Migrations
  disable_ddl_transaction!
  attr_accessor :connection

  safety_assured do
    add_column :users, :city, :string
  end

  class User < ApplicationRecord
    add_column :users, :never, :string
  end

  private def name = "x"
end

class AddZip < AddCity
  def up
    super
    add_column :users, :zip, :string
  end
end
