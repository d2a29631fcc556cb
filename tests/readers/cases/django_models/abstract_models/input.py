from django.db import models


class Named(models.Model):
    name = models.CharField(max_length=80)
    email = models.EmailField()

    class Meta:
        abstract = True
        app_label = "crm"


class Owned(models.Model):
    owner = models.ForeignKey("auth.User", models.CASCADE)
    fax = models.CharField(max_length=20)

    class Meta:
        abstract = True


class Contact(Named, Owned):
    phone = models.CharField(max_length=20)

    class Meta(Named.Meta):
        abstract = True
        db_table_comment = "people"


class Customer(Contact):
    email = None
    owner = models.CharField(max_length=80)

    class Meta(Contact.Meta):
        ordering = ["name"]


class Supplier(Contact):
    pass


class Helper:
    ignored = models.TextField()


class Branch(Helper, Owned):
    city = models.CharField(max_length=80)
