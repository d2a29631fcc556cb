from django.db import migrations, models

KINDS = {"email": models.EmailField(max_length=254), "phone": models.CharField(max_length=32)}


def add(name, field=models.TextField()):
    return migrations.AddField(model_name="customer", name=name, field=field)


def address(prefix):
    return [add(prefix + part) for part in ("street", "city")]


class Migration(migrations.Migration):
    operations = (
        [add(name, field) for name, field in KINDS.items()]
        + address("home_")
        + address(prefix="work_")
    )
    for name in ("a", "b"):
        operations.append(migrations.RemoveField("customer", name))
