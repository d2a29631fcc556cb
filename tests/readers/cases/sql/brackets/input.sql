CREATE TABLE [dbo].[User Data] (
    [Id] int IDENTITY(1,1) NOT NULL,
    [E-mail] nvarchar(max) NULL,
    [odd]]name] varchar(10),
    CONSTRAINT [PK] PRIMARY KEY CLUSTERED ([Id] ASC)
)
GO
ALTER TABLE [dbo].[User Data] ADD [Phone] nvarchar(20) NULL, [Fax] nvarchar(20)
ALTER TABLE [dbo].[User Data] ALTER COLUMN [Phone] nvarchar(40) NOT NULL
GO
ALTER TABLE dbo.[User Data] DROP COLUMN [Fax], [Phone]
GO
EXEC sp_rename 'dbo.User Data.Phone', 'Mobile', 'COLUMN'
GO
