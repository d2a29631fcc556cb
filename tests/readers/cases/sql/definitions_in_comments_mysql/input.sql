# CREATE TABLE ghost (email text);
/* ALTER TABLE `ghost` ADD phone text; /* not nested */
CREATE TABLE person (email text); # ALTER TABLE person ADD ghost int;
-- CREATE TABLE ghost (a int);
ALTER TABLE person ADD a int DEFAULT 5--1;
