from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("shop", "0001_initial")]

    operations = [
        migrations.RunSQL("ALTER TABLE shop_customer ADD COLUMN email text", "ALTER TABLE shop_customer DROP COLUMN email"),
        migrations.RunSQL(
            sql="""
                CREATE TABLE cards (
                    id serial,
                    pan text
                );
            """,
            reverse_sql="DROP TABLE cards",
            state_operations=[migrations.AddField("customer", "ghost", models.TextField())],
        ),
        migrations.RunSQL(
            [
                "ALTER TABLE cards ADD COLUMN cvc text",
                ("UPDATE cards SET cvc = %s", ["000"]),
                ("ALTER TABLE cards ADD COLUMN expiry text", None),
            ]
        ),
        migrations.RunSQL(migrations.RunSQL.noop, "ALTER TABLE cards ADD COLUMN back text"),
    ]
