-- The help desk of the first years, on its own MySQL server. Read-only since 0011.
CREATE TABLE `desk_tickets` (
  `id` int(11) unsigned NOT NULL AUTO_INCREMENT,
  `requester_email` varchar(190) NOT NULL,
  `subject` varchar(250) NOT NULL,
  `opened_at` datetime NOT NULL,
  `closed_at` datetime DEFAULT NULL,
  PRIMARY KEY (`id`),
  KEY `by_requester` (`requester_email`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

CREATE TABLE `desk_messages` (
  `id` int(11) unsigned NOT NULL AUTO_INCREMENT,
  `ticket_id` int(11) unsigned NOT NULL,
  `body` mediumtext NOT NULL COMMENT 'As it was sent, signature included',
  `sent_at` datetime NOT NULL,
  PRIMARY KEY (`id`),
  CONSTRAINT `message_of_ticket` FOREIGN KEY (`ticket_id`) REFERENCES `desk_tickets` (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
