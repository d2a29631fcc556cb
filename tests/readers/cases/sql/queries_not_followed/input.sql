CREATE VIEW a AS SELECT nobody.knows, email FROM users;
CREATE VIEW b AS SELECT {{ columns }} FROM users;
CREATE VIEW c AS SELECT FROM WHERE;
CREATE VIEW d;
CREATE TABLE e AS EXECUTE prepared;
CREATE TABLE f AS SELECT * FROM users UNION SELECT id, email FROM firms;
CREATE VIEW g (x) AS SELECT a.b FROM (SELECT * FROM users) AS a (b, c);
SELECT email INTO ${target} FROM users;
