import factory
from django import forms
from django.db import models
from import_export import fields, resources
from rest_framework import serializers


class CustomerForm(forms.ModelForm):
    email = forms.EmailField()


class CustomerSerializer(serializers.ModelSerializer):
    email = serializers.EmailField()


class CustomerResource(resources.ModelResource):
    email = fields.Field()


class CustomerFactory(factory.django.DjangoModelFactory):
    email = factory.Faker("email")

    class Meta:
        model = "shop.Customer"


class CustomerQuerySet(models.QuerySet):
    field = models.EmailField()


class Level(models.TextChoices):
    GOLD = "gold"


class UpperCharField(models.CharField):
    inner = models.CharField()


class Plain:
    email = models.EmailField()
