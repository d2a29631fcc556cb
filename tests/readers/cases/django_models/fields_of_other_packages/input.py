from django.db import models
from django.db.models import CharField, Model
from django_cryptography.fields import encrypt
from django_prices.models import MoneyField
from encrypted_model_fields.fields import EncryptedCharField
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from mptt.models import MPTTModel, TreeForeignKey
from phonenumber_field.modelfields import PhoneNumberField
from simple_history.models import HistoricalRecords


class Customer(MPTTModel):
    phone = PhoneNumberField(blank=True)
    ssn = EncryptedCharField(max_length=20)
    iban = encrypt(models.CharField(max_length=34))
    manager = encrypt(models.ForeignKey("self", models.CASCADE))
    parent = TreeForeignKey("self", null=True, on_delete=models.CASCADE)
    page = ParentalKey("Page")
    pages = ParentalManyToManyField("Page")
    price_amount = models.DecimalField(max_digits=9, decimal_places=2)
    price = MoneyField(amount_field="price_amount", currency_field="currency")
    city = CharField(max_length=80)
    history = HistoricalRecords()


class Visit(Model):
    ip = CharField(max_length=45)
