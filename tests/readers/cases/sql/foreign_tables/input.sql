CREATE SERVER films FOREIGN DATA WRAPPER postgres_fdw OPTIONS (host 'x');
CREATE FOREIGN TABLE a (id int, email text) SERVER films OPTIONS (table_name 'b');
CREATE FOREIGN TABLE b (id int);
IMPORT FOREIGN SCHEMA s FROM SERVER films INTO t;
