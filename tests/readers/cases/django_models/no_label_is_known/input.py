from django.db import models


class Card(models.Model):
    holder = models.TextField()
