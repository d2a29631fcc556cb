ALTER TABLE a ADD b text; /* never closed
ALTER TABLE a ADD c text;
ALTER TABLE a ADD d text;
