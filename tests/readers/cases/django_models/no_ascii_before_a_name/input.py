"""Kundë, ✓."""

from django.db import models


class Kunde(models.Model):
    "äöü"; straße = models.TextField(); mail = models.TextField(db_column="é-mail", db_comment="Größe")

    class Meta:
        "✓"; db_table = "kunden_größe"
