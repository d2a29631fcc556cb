DO LANGUAGE plpgsql $do$
BEGIN
    EXECUTE 'ALTER TABLE person ADD COLUMN email text DEFAULT ''none'', ADD phone text';
    EXECUTE $sql$ CREATE TABLE "from" (a int) $sql$;
    EXECUTE format('ALTER TABLE %I ADD COLUMN fax text', name);
    EXECUTE 'ALTER TABLE ' || name || ' ADD COLUMN fax text';
    EXECUTE command;
    EXECUTE 'SELECT count(*) FROM ' || name INTO total;
    EXECUTE format('DROP INDEX %I', name);
END
$do$;
