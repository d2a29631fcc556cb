-- Greetings to friends, so that they remember who invited them.
ALTER TABLE friends ADD COLUMN birthday date;
