class Types < ActiveRecord::Migration[7.0]
  def change
    create_table :everything do |t|
      t.primary_key :no
      t.primary_key :key, :uuid
      t.bigint :a
      t.float :b, limit: 53
      t.binary :c, limit: 16.megabytes
      t.jsonb :d
      t.hstore :e
      t.inet :f
      t.citext :g
      t.uuid :h, default: "gen_random_uuid()"
      t.point :i
      t.daterange :j
      t.st_point :k, geographic: true
      t.encrypted :l
      t.vector :m, limit: 1536
      t.column :n, "enum('a','b')"
      t.unsigned_bigint :o
      t.tsvector :p
      t.bit_varying :q, limit: 8
      t.timestamptz :r
      t.blob :s
      t.enum :t, %w[a b]
    end
  end
end
