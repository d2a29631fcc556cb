CREATE TABLE a (id int, mail varchar(90)) ENGINE=InnoDB SELECT id, email AS mail, name FROM users;
CREATE TABLE b SELECT * FROM users;
CREATE TABLE IF NOT EXISTS c AS (SELECT email FROM users);
SELECT email INTO @found FROM users LIMIT 1;
