CREATE TABLE a (
    b int
)

CREATE TABLE c (
    d int
)
ALTER TABLE a ADD e text;
CREATE TABLE f (
    g int
ALTER TABLE a ADD h text;
