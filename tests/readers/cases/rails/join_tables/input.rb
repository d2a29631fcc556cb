class JoinThem < ActiveRecord::Migration[7.0]
  def change
    create_join_table :users, :categories
    create_join_table "music_artists", "music_records" do |t|
      t.integer :position
      t.index %i[music_artist_id music_record_id]
    end
    create_join_table :addresses, :people, table_name: :homes, column_options: { type: :uuid }
  end
end
