CREATE TABLE a (b text);
ALTER TABLE a ADD c text;
