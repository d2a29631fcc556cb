CREATE TABLE a (b int);
CREATE TABLE c (d int, e text;
CREATE TABLE f (g int);
ALTER TABLE f ADD h int);
ALTER TABLE f ADD i int;
