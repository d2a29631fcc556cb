UPDATE u SET u.Mail = c.Mail, Phone = c.[Tel No] FROM dbo.Users AS u INNER JOIN dbo.Contacts c ON c.Id = u.Id;
UPDATE TOP (10) dbo.Users SET Mail = c.Mail OUTPUT inserted.Id FROM Contacts c WHERE c.Id = Users.Id;
UPDATE Users SET Total += Price, @x = Mail, Note = @note;
GO
