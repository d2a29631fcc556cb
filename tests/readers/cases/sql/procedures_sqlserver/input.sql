EXEC sp_rename 'dbo.Users.Mail', 'Email', 'COLUMN';
EXEC sp_rename N'[dbo].[User]', N'Users';
EXECUTE sys.sp_rename @objname = N'Users.[E Mail]', @newname = N'Email', @objtype = N'column';
EXEC sp_rename 'dbo.Users.ix', 'iy', 'INDEX';
EXEC sp_rename @old, 'Email', 'COLUMN';
EXEC sp_addextendedproperty @name = N'MS_Description', @value = N'Where it''s sent',
    @level0type = N'SCHEMA', @level0name = N'dbo', @level1type = N'TABLE', @level1name = N'Users',
    @level2type = N'COLUMN', @level2name = N'Email';
EXEC sys.sp_addextendedproperty 'MS_Description', 'Who signs in', 'SCHEMA', 'dbo', 'TABLE', 'Users', NULL, NULL;
EXEC sp_updateextendedproperty 'Version', '1', 'SCHEMA', 'dbo', 'TABLE', 'Users';
EXEC dbo.Something 'dbo.Users.Mail';
GO
