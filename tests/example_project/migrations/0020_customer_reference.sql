-- A second reference for customers whose books ask for one.
ALTER TABLE customers ADD COLUMN reference_2 text;

COMMENT ON COLUMN customers.reference_2
    IS 'Used for direct debits. privacyrules: data=bank_account by="Noor Haddad" date=2019-09-30';
