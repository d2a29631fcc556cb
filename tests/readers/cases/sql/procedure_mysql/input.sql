DELIMITER $$
CREATE PROCEDURE `upgrade`()
BEGIN
  IF NOT EXISTS (SELECT 1) THEN
    ALTER TABLE `person` ADD COLUMN `email` varchar(255);
  END IF;
  SET @s = 'CREATE TABLE ghost (a int)';
  PREPARE stmt FROM @s;
  PREPARE other FROM 'ALTER TABLE `person` ADD `phone` text';
  EXECUTE stmt;
END$$
DELIMITER ;
CALL upgrade();
ALTER TABLE `person` ADD `fax` text;
