CREATE TABLE jobs (id integer);
