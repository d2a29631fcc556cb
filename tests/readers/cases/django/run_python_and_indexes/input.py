from django.contrib.postgres.operations import AddIndexConcurrently, TrigramExtension
from django.db import migrations, models


def fill(apps, schema_editor):
    apps.get_model("shop", "Customer").objects.update(email="")


class Migration(migrations.Migration):
    operations = [
        migrations.RunPython(fill, migrations.RunPython.noop),
        migrations.AddIndex("customer", models.Index(fields=["email"], name="by_email")),
        migrations.AlterUniqueTogether(name="customer", unique_together={("a", "b")}),
        migrations.AlterModelOptions(name="customer", options={"ordering": ["email"]}),
        AddIndexConcurrently("customer", models.Index(fields=["phone"], name="by_phone")),
        TrigramExtension(),
    ]
