from django.db import migrations
from pathlib import Path

TEXT = Path(__file__).with_name("up.sql").read_text()


class Migration(migrations.Migration):
    operations = [
        migrations.RunSQL(TEXT),
        migrations.RunSQL(["ALTER TABLE a ADD COLUMN b text", TEXT]),
        migrations.RunSQL("ALTER TABLE %s ADD COLUMN email text" % TEXT),
        migrations.RunSQL("ALTER TABLE a ADD COLUMN (email text"),
    ]
