CREATE OR REPLACE FUNCTION prepare() RETURNS void AS $body$
DECLARE
    found record;
BEGIN
    FOR found IN EXECUTE 'SELECT 1' LOOP
        CREATE TEMP TABLE scratch (email text) ON COMMIT DROP;
    END LOOP;
    SELECT a INTO found FROM b;
    INSERT INTO scratch VALUES ('CREATE TABLE ghost (a int);');
END;
$body$ LANGUAGE plpgsql;
CREATE FUNCTION plain() RETURNS int LANGUAGE sql AS 'CREATE TABLE made (note text DEFAULT ''x''); SELECT 1';
CREATE FUNCTION py() RETURNS int LANGUAGE plpython3u AS $$
plpy.execute("CREATE TABLE ghost (a int)")
$$;
CREATE TRIGGER t BEFORE UPDATE ON b FOR EACH ROW EXECUTE FUNCTION plain();
