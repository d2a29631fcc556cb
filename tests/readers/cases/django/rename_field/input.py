from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("shop", "0001_initial")]

    operations = [
        migrations.RenameField(model_name="customer", old_name="mail", new_name="email"),
        migrations.AddField("customer", "owner", models.ForeignKey("auth.User", on_delete=models.CASCADE)),
        migrations.RenameField("customer", "owner", "keeper"),
        migrations.RemoveField("customer", "keeper"),
        migrations.AddField("customer", "tel", models.TextField(db_column="phone")),
        migrations.RenameField("customer", "tel", "telephone"),
        migrations.AddField("customer", "tags", models.ManyToManyField("shop.Tag")),
        migrations.RenameField("customer", "tags", "labels"),
        migrations.RemoveField("customer", "labels"),
    ]
