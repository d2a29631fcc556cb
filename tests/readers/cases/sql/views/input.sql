CREATE VIEW a AS SELECT id, lower(email) AS mail, count(*), note FROM users WITH CHECK OPTION;
CREATE OR REPLACE TEMP VIEW s.b (one, two) WITH (security_barrier) AS SELECT * FROM users;
CREATE MATERIALIZED VIEW IF NOT EXISTS c AS
    SELECT u.*, -- everything
           o.total
    FROM users u JOIN s.orders o ON o.user_id = u.id
WITH NO DATA;
ALTER VIEW a RENAME COLUMN mail TO address;
ALTER VIEW a ALTER COLUMN note SET DEFAULT 'x';
ALTER MATERIALIZED VIEW c RENAME TO d;
ALTER VIEW a OWNER TO dana;
CREATE VIEW e AS
    SELECT
        -- privacyrules: data=username by=dana
        u.nick,
        email -- privacyrules: not_personal="our own" by=dana
    FROM users u;
DROP VIEW IF EXISTS a, s.b CASCADE;
DROP MATERIALIZED VIEW d;
