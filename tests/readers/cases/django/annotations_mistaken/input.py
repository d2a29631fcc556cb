from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("shop", "0001_initial")]

    # privacyrules: data=email
    operations = [
        migrations.AddField("customer", "a", models.TextField()),  # privacy rules: data=email
        migrations.AddField("customer", "b", models.TextField()),  # privacyrules:
        migrations.MoveTable("customer"),  # privacyrules: data=email
        migrations.AddIndex("customer", None),  # privacyrules: data=email
    ]
