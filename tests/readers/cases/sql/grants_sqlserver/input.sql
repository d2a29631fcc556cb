GRANT SELECT ON OBJECT::[dbo].[Users] TO [reader];
GRANT SELECT, INSERT ON SCHEMA::sales TO reader AS dbo;
GRANT CONTROL ON DATABASE::shop TO dana;
GRANT SELECT TO auditor;
GRANT EXECUTE TO app;
GRANT SELECT ON TYPE::dbo.Phone TO reader;
GRANT SELECT ON dbo.Users (Id, Email) TO reader;
DENY SELECT ON OBJECT::dbo.Users TO reader;
REVOKE SELECT ON dbo.Users TO reader;
GO
