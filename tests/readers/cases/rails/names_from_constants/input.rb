module Names
  PREFIX = "crm_"
end

class Constants < ActiveRecord::Migration[7.0]
  TABLE = "#{Names::PREFIX}users".freeze
  TYPES ||= { email: :string, age: "integer" }
  @kinds = %w[home work]

  def change
    length = 20
    options = { limit: length, null: false }
    key = :email
    add_column TABLE, key, TYPES[:email], **options
    add_column TABLE, :age, TYPES.fetch(:age), options
    add_column self.class::TABLE, "#{key}_#{'verified'}", :boolean
    first, (second, *rest) = :one, [:two, :three, :four]
    add_columns TABLE, first, second, *rest, type: :text
    name = nil
    name ||= "nick" + "name"
    add_column TABLE, name, :string
    add_column TABLE, name.to_s.upcase, name ? :string : :string
    add_column TABLE, [:sur, :name].join("_"), :string
  end
end
