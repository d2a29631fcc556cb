CREATE TABLE a (b int);
INSERT INTO a VALUES ('it's');
CREATE TABLE c (d text DEFAULT 'none');
ALTER TABLE c ADD e text;
