from django.db import models

# privacyrules: data=email


class Customer(models.Model):
    ref = models.TextField()  # privacyrules: data=
    # privacyrules: data=phone
    line = models.TextField()  # privacyrules: data=email
    groups = models.ManyToManyField("auth.Group")  # privacyrules: data=email
