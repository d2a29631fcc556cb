from django.contrib.auth.models import AbstractUser
from django.db import models


class Shared(models.Model):  # privacyrules: subject=user
    ref = models.TextField()  # privacyrules: data=email by=dana

    class Meta:
        abstract = True


# privacyrules: purpose=registration
class Customer(Shared):
    # privacyrules: data=phone by=dana
    line = models.TextField()
    extra = models.TextField(
        blank=True,  # privacyrules: not_personal="a colour" by=dana
    )


class Visit(
    models.Model,
):  # privacyrules: subject=visitor
    ip = models.TextField()

    class Meta:
        db_table = "visits"  # privacyrules: purpose=visitor_statistics


class User(AbstractUser):  # privacyrules: subject=employee
    pass
