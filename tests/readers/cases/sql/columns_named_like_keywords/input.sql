CREATE TABLE setting (
    key text NOT NULL,
    index int,
    period daterange,
    fulltext varchar (20),
    exclude boolean,
    comment text,
    "primary" text,
    type text,
    area geometry(Point, 4326)
);
ALTER TABLE setting DROP key, DROP COLUMN index, RENAME period TO key, ADD partition text;
