from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("shop", "0001_initial")]

    operations = [
        migrations.AddField(
            model_name="customer",
            name="phone",
            field=models.CharField(max_length=32, blank=True),
            preserve_default=False,
        ),
        migrations.AlterField(model_name="Customer", name="email", field=models.EmailField(max_length=254)),
        migrations.AlterField(model_name="customer", name="owner", field=models.ForeignKey(on_delete=models.CASCADE, to="auth.user")),
        migrations.AlterField(model_name="customer", name="tags", field=models.ManyToManyField(to="shop.tag")),
        migrations.RemoveField(model_name="customer", name="fax"),
        migrations.RemoveField("customer", "pager"),
    ]
