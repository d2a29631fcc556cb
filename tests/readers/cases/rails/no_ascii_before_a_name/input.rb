class Straße < ActiveRecord::Migration[7.0]
  def change
    create_table :käufer, comment: "Käufer 🛒" do |t| # wer kauft
      t.string :straße, :hausnummer, comment: "große Straße"; t.string :e_mail
      "🙂"; t.string "größe"
    end
    execute "COMMENT ON TABLE käufer IS 'Größe'; ALTER TABLE käufer ADD plz text"
    add_column :"käufer", "tel\u00e9fono", :string
  end
end
