from django.db import models


class Payment(models.Model):
    # privacyrules: ignore[no-card] "asked legal" until=2031-01-31 by=noor
    card_number = models.CharField(max_length=19)
    cvc = models.CharField(max_length=4)  # privacyrules: ignore[no-card] "the same" until=2031-01-31 by=noor
    pin = models.CharField(db_column=PIN)  # privacyrules: ignore[opaque] "a constant" until=2031-01-31 by=noor
