CREATE ALGORITHM=MERGE DEFINER=`a`@`b` SQL SECURITY DEFINER VIEW `v` AS select `u`.`email` AS `e` from `users` `u`;
ALTER VIEW v AS SELECT name FROM users;
CREATE VIEW w AS (SELECT name FROM users) UNION (SELECT title FROM firms);
