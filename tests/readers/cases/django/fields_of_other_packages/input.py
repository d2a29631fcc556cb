from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("shop", "0001_initial")]

    operations = [
        migrations.CreateModel(
            name="Page",
            fields=[
                ("parent", mptt.fields.TreeForeignKey(on_delete=models.CASCADE, to="shop.page")),
                ("section", modelcluster.fields.ParentalKey(to="shop.section")),
                ("tags", taggit.managers.TaggableManager(to="taggit.Tag")),
                ("owner", GenericForeignKey("kind", "key")),
                ("phone", phonenumber_field.modelfields.PhoneNumberField(max_length=128, region=None)),
                ("price", myapp.fields.MoneyField(currency="EUR")),
                ("kind", FIELD),
            ],
        ),
    ]
