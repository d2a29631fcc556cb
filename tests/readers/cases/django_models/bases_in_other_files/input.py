from core.models import TimeStamped
from django.db import models
from model_utils.models import SoftDeletableModel

from .mixins import Owned


class Customer(TimeStamped, Owned):
    email = models.EmailField()


class Note(SoftDeletableModel, models.Model):
    text = models.TextField()


class Visit(TimeStamped):
    """Nothing is told here of what it is."""


class Draft(TimeStamped):
    title = Title(max_length=80)

    class Meta:
        abstract = True
