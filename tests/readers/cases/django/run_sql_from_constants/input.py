from django.db import migrations

ADD = """
ALTER TABLE %(table)s
    ADD COLUMN email text;
""" % {"table": "shop_customer"}
COLUMNS = ("phone", "fax")


class Migration(migrations.Migration):
    operations = [
        migrations.RunSQL(ADD),
        *[migrations.RunSQL(f"ALTER TABLE shop_customer ADD COLUMN {c} text") for c in COLUMNS],
        migrations.RunSQL([f"ALTER TABLE shop_customer DROP COLUMN {c}" for c in ("a", "b")]),
    ]
