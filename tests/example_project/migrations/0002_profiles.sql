-- What users tell about themselves and their firm; every field is optional.
CREATE TABLE profiles (
    user_id        bigint PRIMARY KEY REFERENCES users (id) ON DELETE CASCADE,
    company_name   text,
    occupation     text,
    gender         text,
    birth_date     date,           -- for a birthday greeting; see 0017
    phone          text,
    street_address text,
    postcode       text,
    city           text,
    country_code   char(2),
    logo_url       text,
    created_at     timestamptz NOT NULL DEFAULT now()
);

-- The number that a tax invoice has to bear.
ALTER TABLE profiles ADD COLUMN vat_number text;
