from django.db import models
from settings import PREFIX, TABLE


class Customer(models.Model):
    email = models.EmailField()

    class Meta:
        db_table = TABLE


class Visit(models.Model):
    ip = models.TextField()

    class Meta:
        db_table = f"{PREFIX}_visits"


class Order(models.Model):
    iban = models.CharField(max_length=34, db_column=PREFIX + "iban")
    note = models.TextField()


User.add_to_class("phone", models.CharField(max_length=20))
Order.add_to_class("objects", models.Manager())
