CREATE FUNCTION keep() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE r record; total int;
BEGIN
    INSERT INTO audit (who, what, at) VALUES (NEW.email, lower(OLD.name), now());
    INSERT INTO audit SELECT OLD.*, now();
    UPDATE profiles SET mail = NEW.email, seen = now() WHERE id = NEW.id;
    IF NEW.phone IS NOT NULL THEN
        UPDATE profiles SET phone = v_phone FROM users u WHERE u.id = NEW.id;
    END IF;
    FOR r IN SELECT * FROM users LOOP
        INSERT INTO names (name) SELECT r.name;
    END LOOP;
    SELECT count(*) INTO total FROM users;
    WITH q AS (SELECT mail FROM contacts) SELECT mail INTO v_mail FROM q;
    INSERT INTO audit (at) VALUES (now());
    RETURN NEW;
END $$;
CREATE FUNCTION copy() RETURNS void LANGUAGE sql AS 'INSERT INTO archive (mail) SELECT email FROM users';
CREATE FUNCTION put() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN INSERT INTO log (a) VALUES (NEW.b); RETURN NULL; END $$;
