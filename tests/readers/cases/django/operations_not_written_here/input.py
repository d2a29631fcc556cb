from django.db import migrations, models
from .shared import MORE, add_people, name


class Migration(migrations.Migration):
    operations = [
        migrations.AddField("customer", "email", models.TextField()),
        *MORE,
        add_people("customer"),
        migrations.AddField("customer", name, models.TextField()),
        migrations.AddField(name, "phone", models.TextField()),
        migrations.AddField("customer", "mail", models.TextField(db_column=name)),
        migrations.AddField(**MORE),
        migrations.CreateModel(name=name, fields=[("street", models.TextField())]),
        migrations.CreateModel(name="A", fields=[("zip", models.TextField()), (name, models.TextField())] + MORE),
        migrations.CreateModel(name="B", fields=[], options={"db_table": name}),
        migrations.RemoveField("customer", name),
        migrations.RenameField("customer", "a", name),
        migrations.RenameModel("A", name),
        migrations.DeleteModel(name),
        migrations.AlterModelTable("A", name),
        name,
    ]
