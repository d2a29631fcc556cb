-- Lets users print their account on their invoices without typing it each time.
ALTER TABLE profiles ADD COLUMN iban varchar(34);
