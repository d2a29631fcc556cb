\set ON_ERROR_STOP on
\connect shop
CREATE TABLE :schema.a (b int);
\i 'other; file.sql'
ALTER TABLE a ADD c int;
\echo CREATE TABLE ghost (a int);
