CREATE TYPE [dbo].[Phone] FROM nvarchar(25) NULL;
GO
CREATE TYPE dbo.Contacts AS TABLE (Id int NOT NULL PRIMARY KEY, Email nvarchar(320));
GO
CREATE TABLE [dbo].[Person] ([Id] int IDENTITY(1,1), [Fax] [dbo].[Phone] NULL);
GO
