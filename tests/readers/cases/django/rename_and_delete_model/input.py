from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("shop", "0001_initial")]

    operations = [
        migrations.RenameModel(old_name="Client", new_name="Customer"),
        migrations.DeleteModel(name="Visit"),
        migrations.AlterModelTable(name="Customer", table="crm_customer"),
        migrations.DeleteModel("Customer"),
    ]
