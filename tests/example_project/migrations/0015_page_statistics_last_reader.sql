-- Sales wants to call firms that read the pricing page.
ALTER TABLE page_statistics ADD COLUMN last_reader_email text;
