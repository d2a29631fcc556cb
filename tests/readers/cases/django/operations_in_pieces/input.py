from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("shop", "0001_initial")]

    operations = [migrations.AddField("customer", "email", models.TextField())] + [
        migrations.AddField("customer", "phone", models.TextField()),
    ]
    operations += [migrations.AddField("customer", "fax", models.TextField())]
    operations.append(migrations.AddField("customer", "telex", models.TextField()))
    operations.extend([migrations.RemoveField("customer", "pager")])
