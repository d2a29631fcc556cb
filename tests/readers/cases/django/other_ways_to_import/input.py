import django.db.models as m
from django.db import migrations as mig
from django.db.migrations import AddField, Migration as Base
from django.db.migrations.operations import RemoveField


class Migration(Base):
    operations: list = [
        AddField("customer", "email", m.EmailField(max_length=254)),
        RemoveField("customer", "fax"),
        mig.DeleteModel("Visit"),
    ]
