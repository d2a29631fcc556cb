from django.conf import settings
from django.db import models

TABLE = "people"
SHORT = 20


def phone(**options):
    return models.CharField(max_length=SHORT, **options)


def key(name):
    return models.ForeignKey(name, models.CASCADE, related_name="+")


class Customer(models.Model):
    phone = phone(blank=True)
    owner = key("auth.User")
    if settings.WITH_FAX:
        fax = models.CharField(max_length=SHORT)
    else:
        telex = models.TextField()

    class Meta:
        db_table = "crm_" + TABLE


if not settings.SMALL:

    class Visit(models.Model):
        ip = models.TextField()


try:
    from gis.models import PointField
except ImportError:
    PointField = models.TextField


class Place(models.Model):
    at = PointField()


Place.label = models.TextField()
