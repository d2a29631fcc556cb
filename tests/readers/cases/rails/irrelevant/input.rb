class Nothing < ActiveRecord::Migration[7.0]
  disable_ddl_transaction!

  class User < ActiveRecord::Base
    has_many :posts
    validates :email, presence: true
  end

  def up
    enable_extension "citext"
    create_enum :mood, %w[happy sad]
    add_enum_value :mood, "current"
    add_index :users, :email, unique: true, algorithm: :concurrently
    add_foreign_key :posts, :users
    add_check_constraint :users, "age > 0", name: "born"
    change_column_default :users, :age, 0
    change_column_null :users, :age, false
    add_unique_constraint :users, [:email]
    say_with_time "Filling" do
      User.where(email: nil).find_each do |user|
        user.update!(email: "#{user.name}@example.org")
        user.profile.change(:text)
      end
    end
    User.in_batches.update_all("email = lower(email)")
    user = User.new(name: "x") { |u| u.email = "y" }
    Role.create!([{ name: "admin" }]).each(&:touch)
    execute "UPDATE users SET age = 1"
    execute "CREATE INDEX by_age ON users (age)"
    puts "done" if $PROGRAM_NAME
    User.reset_column_information
    Rails.logger.info { "#{user} #{defined?(Foo)}" }
  end
end
