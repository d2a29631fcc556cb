from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("shop", "0001_initial")]

    operations = [
        migrations.SeparateDatabaseAndState(
            database_operations=[
                migrations.AddField("customer", "email", models.EmailField(max_length=254)),
                migrations.RunSQL("ALTER TABLE shop_customer ADD COLUMN phone text"),
            ],
            state_operations=[migrations.AddField("customer", "ghost", models.TextField())],
        ),
        migrations.SeparateDatabaseAndState([migrations.RemoveField("customer", "fax")]),
        migrations.SeparateDatabaseAndState(state_operations=[migrations.DeleteModel("Customer")]),
    ]
