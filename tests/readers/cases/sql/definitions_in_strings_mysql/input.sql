INSERT INTO `log` VALUES ('it\'s; CREATE TABLE ghost (email text);'), ("CREATE TABLE ghost (\"a\" int);");
ALTER TABLE `log` ADD `line` text COMMENT "ADD COLUMN ghost int";
