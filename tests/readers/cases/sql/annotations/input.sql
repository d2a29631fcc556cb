-- privacyrules: subject=user by=dana
CREATE TABLE account (
    id int,
    email text, -- privacyrules: data=email,phone reason="as agreed, in May"
    -- privacyrules: data=postal_address
    -- (the whole address)
    place text
    -- privacyrules: data=iban
    , account text,
    note text /* privacyrules: data=free_text */, code text
);
-- privacyrules: data=phone
ALTER TABLE account ADD COLUMN phone text;
ALTER TABLE account
    -- privacyrules: data=fax
    ADD COLUMN fax text,
    ADD COLUMN mobile text; -- privacyrules: data=phone
COMMENT ON COLUMN account.code IS 'Secret. privacyrules: data=password by=dana';
