-- Users buy credit on Stripe's pages. We learn that it was paid and how much, never with what.
CREATE TABLE payments (
    id               bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    user_id          bigint  NOT NULL REFERENCES users (id),
    stripe_charge_id text    NOT NULL UNIQUE,
    amount_cents     integer NOT NULL CHECK (amount_cents > 0),
    currency         char(3) NOT NULL DEFAULT 'EUR',
    status           text    NOT NULL DEFAULT 'pending',
    receipt_line     text,           -- free wording on the receipt
    paid_at          timestamptz
);

ALTER TABLE users ADD COLUMN stripe_customer_id text;
CREATE INDEX payments_by_user ON payments (user_id, paid_at DESC);
