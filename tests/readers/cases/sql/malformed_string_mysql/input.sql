CREATE TABLE `a` (`b` int);
ALTER TABLE `a` ADD `c` text COMMENT 'ends in a backslash\';
ALTER TABLE `a` ADD `d` text;
