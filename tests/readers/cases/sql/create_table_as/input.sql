CREATE TABLE a AS SELECT id, email AS mail FROM users WITH DATA;
CREATE TABLE b (x, y) AS SELECT id, email FROM users;
CREATE TABLE c AS TABLE users;
CREATE TEMP TABLE d ON COMMIT DROP AS (SELECT email FROM users);
CREATE TABLE e AS WITH q AS (SELECT email FROM users) SELECT q.email, email IS NULL AS missing FROM q;
SELECT id, email INTO TEMP TABLE f FROM users WHERE a IS DISTINCT FROM b;
DO $$ BEGIN
    CREATE TABLE g AS SELECT email FROM users;
    SELECT email INTO found FROM users;
END $$;
