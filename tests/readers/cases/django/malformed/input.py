from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("shop", "0001_initial")]

    operations = [
        migrations.AddField("customer", "email", models.TextField(),
        migrations.RemoveField("customer", "fax"),
    ]
