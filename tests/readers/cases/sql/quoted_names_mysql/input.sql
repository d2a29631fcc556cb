CREATE TABLE `shop`.`odd;table` (`first name` text, `back``tick` int, `日本` text, 2fa_secret text) ENGINE=InnoDB;
ALTER TABLE `shop`.`odd;table` CHANGE `first name` `given name` varchar(30);
