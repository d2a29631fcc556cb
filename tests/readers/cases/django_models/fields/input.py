"""The models of a shop."""

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _


class Customer(models.Model):
    """Somebody who buys."""

    class Level(models.TextChoices):
        GOLD = "gold", _("Gold")

    number = models.BigAutoField(primary_key=True)
    name = models.CharField(_("full name"), max_length=80, help_text="as on the invoice")
    email = models.EmailField(unique=True)
    balance = models.DecimalField(max_digits=12, decimal_places=2, default=0)
    born = models.DateField(null=True, blank=True)
    ip = models.GenericIPAddressField(
        null=True,
    )
    photo = models.ImageField(upload_to="photos/")
    tags = ArrayField(models.CharField(max_length=30), default=list)
    extra = models.JSONField(default=dict)
    level = models.CharField(max_length=4, choices=Level.choices)

    objects = models.Manager()
    LIMIT = 10

    class Meta:
        ordering = ["name"]
        indexes = [models.Index(fields=["email"])]
        constraints = [models.UniqueConstraint(fields=["name"], name="one_name")]

    def __str__(self):
        return self.name

    @property
    def domain(self):
        return models.CharField()
