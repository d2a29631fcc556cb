from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("shop", "0001_initial")]

    operations = [
        migrations.CreateModel(name="View", fields=[("email", models.TextField())], options={"managed": False}),
        migrations.CreateModel(name="Proxy", fields=[], options={"proxy": True}, bases=("shop.customer",)),
        migrations.AddField("view", "phone", models.TextField()),
        migrations.RemoveField("view", "phone"),
        migrations.DeleteModel("Proxy"),
    ]
