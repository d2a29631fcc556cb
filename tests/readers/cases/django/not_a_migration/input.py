"""What the migrations of this folder share."""

from django.db import migrations

operations = [migrations.DeleteModel("Customer")]
