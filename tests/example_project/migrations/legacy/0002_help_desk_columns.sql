-- Tidying up before the move.
ALTER TABLE `desk_tickets`
    CHANGE `requester_email` `sender_email` varchar(190) NOT NULL,
    ADD COLUMN `is_spam` tinyint(1) NOT NULL DEFAULT 0,
    ADD COLUMN `moved_to` int unsigned DEFAULT NULL COMMENT 'id in support_messages';
UPDATE `desk_tickets` SET `is_spam` = 1 WHERE `subject` LIKE '%casino%';
