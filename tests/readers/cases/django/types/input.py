from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("shop", "0001_initial")]

    operations = [
        migrations.CreateModel(
            name="Customer",
            fields=[
                ("mails", ArrayField(base_field=models.EmailField(max_length=80), size=None)),
                ("secret", encrypt(models.CharField("Secret", max_length=12))),
                ("kind", models.CharField(choices=[("a", "email")], help_text="of text", max_length=LONGEST)),
                ("seen", models.DateTimeField(default=timezone.now, validators=[check(models.TextField())])),
                ("given", models.Field(_("name"))),
            ],
        ),
    ]
