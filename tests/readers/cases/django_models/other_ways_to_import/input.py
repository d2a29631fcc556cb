import django.db.models
import django.db.models as m
from django.contrib.gis.db import models as gis
from django.db.models import *


class One(django.db.models.Model):
    email = django.db.models.EmailField()


class Two(m.Model):
    email = m.EmailField()


class Three(gis.Model):
    at = gis.PointField()


class Four(Model):
    email = EmailField()
    owner = ForeignKey("auth.User", CASCADE)
