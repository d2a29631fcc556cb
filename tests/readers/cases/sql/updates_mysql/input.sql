UPDATE `users` u JOIN `contacts` AS c ON c.id = u.id SET u.mail = c.mail, c.seen = 1 WHERE u.mail IS NULL;
UPDATE users, contacts SET users.mail = contacts.mail, contacts.note = CONCAT(users.name, "x");
UPDATE LOW_PRIORITY IGNORE users SET a = b, c = "email", d = @x;
INSERT INTO users (id, mail) VALUES (1, 'x') ON DUPLICATE KEY UPDATE mail = VALUES(mail);
