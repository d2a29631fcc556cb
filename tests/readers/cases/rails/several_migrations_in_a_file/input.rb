module Shared
  def base_columns(t)
    t.string :name
  end
end

module Shop
  class AddA < ActiveRecord::Migration[7.0]
    include Shared

    def change
      create_table(:a) { |t| base_columns(t) }
    end
  end

  class AddB < AddA
    def self.up
      create_table :b do |t|
        Helper.stamp(t)
      end
    end

    class Helper
      def self.stamp(t)
        t.timestamps
      end
    end
  end
end
