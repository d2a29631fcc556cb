from django.db import models


class Place(models.Model):
    street = models.CharField(max_length=80)


class Restaurant(Place):
    phone = models.CharField(max_length=20)


class Bar(Place):
    place = models.OneToOneField(Place, models.CASCADE, parent_link=True, primary_key=True)
    licence = models.CharField(max_length=20)


class Pub(Bar, Restaurant):
    pass
