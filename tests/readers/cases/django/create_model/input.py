from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("shop", "0001_initial")]

    operations = [
        migrations.CreateModel(
            name="Customer",
            fields=[
                ("id", models.AutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("email", models.EmailField(max_length=254, unique=True)),
                ("balance", models.DecimalField(max_digits=12, decimal_places=2)),
                (
                    "birth",
                    models.DateField(
                        null=True,
                        help_text="no comment of the column",
                    ),
                ),
                ("referrer", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="shop.customer")),
                ("account", models.OneToOneField(on_delete=models.CASCADE, to=settings.AUTH_USER_MODEL)),
                ("groups", models.ManyToManyField(to="auth.Group")),
            ],
            options={"ordering": ["id"]},
            bases=(models.Model,),
        ),
    ]
