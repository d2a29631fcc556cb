from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("shop", "0001_initial")]

    operations = [
        migrations.CreateModel(
            "Customer",
            [
                ("mail", models.CharField(max_length=80, db_column="EMAIL", db_comment="how to reach them")),
                ("owner", models.ForeignKey("auth.User", models.CASCADE, db_column="owned_by")),
                ("plan", models.CharField(max_length=8, db_column=None)),
            ],
            {"db_table": "people", "db_table_comment": "everyone who buys"},
        ),
        migrations.AddField(model_name="customer", name="phone", field=models.CharField(max_length=20)),
        migrations.RenameModel("Customer", "Client"),
        migrations.AddField("Client", "fax", models.CharField(max_length=20)),
        migrations.AlterModelTable(name="client", table="clients"),
        migrations.AlterModelTable(name="client", table=None),
        migrations.AlterModelTableComment(name="client", table_comment="everyone who pays"),
    ]
