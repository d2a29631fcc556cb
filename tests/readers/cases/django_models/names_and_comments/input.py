from django.db import models


class Customer(models.Model):
    mail = models.CharField(max_length=80, db_column="EMAIL", db_comment="how to reach them")
    plan = models.CharField(max_length=8, db_column=None)

    class Meta:
        db_table = "people"
        db_table_comment = "everyone who buys"


class Visit(models.Model):
    ip = models.GenericIPAddressField()

    class Meta:
        app_label = "web"


class Payment(models.Model):
    iban = models.CharField(max_length=34)

    class Meta:
        db_table = '"billing"."payments"'


class Order(models.Model):
    note = models.TextField()

    class Meta:
        db_table = None
