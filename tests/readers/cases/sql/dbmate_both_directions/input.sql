-- migrate:up
ALTER TABLE parcels ADD COLUMN phone text;

-- migrate:down transaction:false
ALTER TABLE parcels DROP COLUMN phone;
ALTER TABLE parcels ADD COLUMN fax text
