ALTER TABLE `$t$` ADD $a$ text, ADD b$ int;
DO $a$;
ALTER TABLE c ADD d$d text;
