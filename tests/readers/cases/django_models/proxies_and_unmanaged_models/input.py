from django.db import models


class Customer(models.Model):
    email = models.EmailField()


class GoodCustomer(Customer):
    class Meta:
        proxy = True


class Report(models.Model):
    phone = models.CharField(max_length=20)

    class Meta:
        managed = False
        db_table = "report_view"


class Managed(models.Model):
    fax = models.CharField(max_length=20)

    class Meta:
        managed = True
        proxy = False
