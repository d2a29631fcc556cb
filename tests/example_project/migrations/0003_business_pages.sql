-- The public page of a firm. Users choose what it says, and whether there is one at all.
CREATE TABLE business_pages (
    id            bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    user_id       bigint  NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    slug          text    NOT NULL UNIQUE,
    headline      text,
    about         text,
    contact_email text,
    contact_phone text,
    opening_hours text,
    photo_url     text,
    is_published  boolean NOT NULL DEFAULT false,
    published_at  timestamptz
);

COMMENT ON COLUMN business_pages.about IS 'Shown to everybody, exactly as the user typed it.';
CREATE INDEX business_pages_by_user ON business_pages (user_id) WHERE is_published;
