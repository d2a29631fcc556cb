from django.db import models


class Customer(models.Model):  # privacyrules: subject=user
    email = models.EmailField(
        db_column="mail",
    )
    phone = models.TextField()  # privacyrules: data=phone by=dana
