CREATE TABLE `customer` (
  `id` int(11) unsigned NOT NULL AUTO_INCREMENT,
  `email` varchar(255) CHARACTER SET utf8 COLLATE utf8_bin DEFAULT NULL COMMENT 'where it\'s sent; to (all)',
  `kind` enum('a','b, c') NOT NULL,
  `seen` datetime ON UPDATE CURRENT_TIMESTAMP,
  `total` decimal(10,2) GENERATED ALWAYS AS (`a` * 2) VIRTUAL,
  PRIMARY KEY (`id`),
  UNIQUE KEY `by_email` (`email`),
  KEY `by_kind` (`kind`, `seen`) USING BTREE,
  FULLTEXT KEY `text` (`email`),
  CONSTRAINT `fk` FOREIGN KEY (`id`) REFERENCES `other` (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8 COMMENT='Customers; of the shop';
