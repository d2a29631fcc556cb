WITH moved AS (DELETE FROM users RETURNING id, email),
    kept AS NOT MATERIALIZED (INSERT INTO archive (mail) SELECT email FROM moved RETURNING id),
    seen AS (UPDATE profiles p SET mail = m.email FROM moved m WHERE m.id = p.id)
INSERT INTO log (id) SELECT id FROM kept;
WITH first AS (INSERT INTO archive (mail) SELECT email FROM users RETURNING *) SELECT count(*) FROM first;
