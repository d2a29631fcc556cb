from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("shop", "0001_initial")]

    operations = [
        # privacyrules: subject=user
        migrations.CreateModel(
            name="Customer",
            fields=[
                ("ref", models.TextField()),  # privacyrules: data=email by=dana
                # privacyrules: data=phone by=dana
                ("line", models.TextField()),
                (
                    "extra",
                    models.TextField(
                        blank=True,  # privacyrules: not_personal="a colour" by=dana
                    ),
                ),
            ],
        ),
        migrations.AddField("customer", "a", models.TextField()),  # privacyrules: data=email
        migrations.AddField(
            model_name="customer",
            name="b",  # privacyrules: data=phone
            field=models.TextField(),
        ),
        migrations.CreateModel(
            name="Visit",  # privacyrules: subject=visitor
            fields=[("ip", models.GenericIPAddressField())],
        ),
        migrations.RunSQL("ALTER TABLE shop_customer ADD COLUMN c text"),  # privacyrules: data=email
    ]
