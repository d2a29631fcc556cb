-- The core of the service: who is billed, and for what.
CREATE TABLE customers (
    id             bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    user_id        bigint NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    company_name   text,
    contact_name   text NOT NULL,
    email          text,
    phone          text,
    street_address text,
    postcode       text,
    city           text,
    created_at     timestamptz NOT NULL DEFAULT now()
);

CREATE TYPE invoice_status AS ENUM ('draft', 'sent', 'paid', 'void');

CREATE TABLE invoices (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    user_id     bigint         NOT NULL REFERENCES users (id),
    customer_id bigint         NOT NULL REFERENCES customers (id),
    number      text           NOT NULL,
    issued_on   date           NOT NULL,
    due_on      date           NOT NULL,
    currency    char(3)        NOT NULL DEFAULT 'EUR',
    net_cents   bigint         NOT NULL CHECK (net_cents >= 0),
    tax_cents   bigint         NOT NULL DEFAULT 0,
    status      invoice_status NOT NULL DEFAULT 'draft',
    sent_at     timestamptz,
    UNIQUE (user_id, number)
);

CREATE TABLE invoice_lines (
    invoice_id  bigint   NOT NULL REFERENCES invoices (id) ON DELETE CASCADE,
    position    smallint NOT NULL,
    description text     NOT NULL,
    quantity    numeric(12, 3) NOT NULL DEFAULT 1,
    unit_cents  bigint   NOT NULL,
    PRIMARY KEY (invoice_id, position)
);
