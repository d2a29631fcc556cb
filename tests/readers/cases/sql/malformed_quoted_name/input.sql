ALTER TABLE a ADD "b text;
ALTER TABLE a ADD c text;
