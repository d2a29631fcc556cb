GRANT SELECT ON shop.* TO 'app'@'%' IDENTIFIED BY 'x';
GRANT SELECT, INSERT ON `shop`.`users` TO 'app'@'localhost', report@'%' WITH GRANT OPTION;
GRANT ALL ON *.* TO root@localhost;
GRANT SELECT (email) ON users TO report;
GRANT 'staff' TO 'dana'@'%';
