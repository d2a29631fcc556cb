INSERT INTO log (line) VALUES ('CREATE TABLE ghost (email text);
ALTER TABLE ghost ADD phone text;');
UPDATE log SET line = $$DROP TABLE ghost;$$;
INSERT INTO log VALUES ($tag$CREATE TABLE ghost (a $$ int);$tag$);
SELECT E'it\'s; CREATE TABLE ghost (email text)', "CREATE TABLE ghost (a int);";
CREATE TABLE real_one (line text DEFAULT 'CREATE TABLE ghost (email text);');
