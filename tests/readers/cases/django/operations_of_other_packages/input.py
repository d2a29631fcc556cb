from django.db import migrations
from zero_downtime.operations import AddField, SafeRename


class CopyColumns(migrations.RunSQL):
    pass


class Migration(migrations.Migration):
    operations = [
        AddField("customer", "email", None),
        SafeRename("customer", "mail", "email"),
        CopyColumns("ALTER TABLE a ADD COLUMN email text"),
        migrations.MoveTable("customer"),
    ]
