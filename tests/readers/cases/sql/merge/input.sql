MERGE INTO users AS u USING (SELECT id, mail, tel FROM contacts) c ON u.id = c.id
WHEN MATCHED AND u.x = CASE WHEN c.id > 1 THEN 2 END THEN UPDATE SET email = c.mail, seen = CASE WHEN c.tel IS NULL THEN 1 END
WHEN NOT MATCHED BY TARGET THEN INSERT (id, phone, n) VALUES (c.id, c.tel, 1)
WHEN NOT MATCHED BY SOURCE THEN DELETE;
WITH q AS (SELECT * FROM contacts) MERGE users USING q ON q.id = users.id WHEN MATCHED THEN UPDATE SET email = q.mail;
