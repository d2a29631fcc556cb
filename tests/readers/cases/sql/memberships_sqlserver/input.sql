ALTER ROLE [reader] ADD MEMBER [dana];
ALTER ROLE reader DROP MEMBER dana;
ALTER ROLE db_datareader ADD MEMBER app;
EXEC sp_addrolemember N'reader', N'eve';
EXEC sys.sp_addrolemember @membername = 'bob', @rolename = 'db_datareader';
EXEC sp_droprolemember 'reader', 'eve';
EXEC sp_addrolemember @rolename = @role, @membername = 'eve';
GO
