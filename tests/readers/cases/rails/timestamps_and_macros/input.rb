class DeviseCreateUsers < ActiveRecord::Migration[5.0]
  def change
    create_table :users do |t|
      t.database_authenticatable :null => false
      t.recoverable
      t.rememberable
      t.trackable
      # t.confirmable
      t.encryptable
      t.attachment :avatar
      t.has_attached_file :passport
      t.monetize :budget
      t.money :salary
      t.timestamps null: true
    end
    add_timestamps :posts
    add_attachment :posts, :cover
    add_money :posts, :price, currency: { present: false }
    add_monetize :posts, :tax
  end
end
