DO $$
BEGIN
    IF NOT EXISTS (SELECT 1 FROM information_schema.columns WHERE table_name = 'person') THEN
        CREATE TABLE person (email text, 
            phone text);
        ALTER TABLE person ADD COLUMN fax text;
    ELSE
        ALTER TABLE person RENAME mail TO email;
    END IF;
EXCEPTION WHEN duplicate_column THEN
    RAISE NOTICE 'CREATE TABLE ghost (a int);';
END
$$;
