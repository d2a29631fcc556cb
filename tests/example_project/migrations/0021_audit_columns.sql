-- Who touched a row last: the same columns for every table that users edit.
DO $$
DECLARE
    edited text;
BEGIN
    ALTER TABLE documents ADD COLUMN IF NOT EXISTS edited_at timestamptz;

    FOREACH edited IN ARRAY ARRAY['business_pages', 'page_statistics', 'payments'] LOOP
        EXECUTE format('ALTER TABLE %I ADD COLUMN edited_by_email text', edited);
    END LOOP;
END
$$;
