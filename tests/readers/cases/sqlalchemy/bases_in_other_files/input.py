from sqlalchemy import Column, String
from sqlalchemy.orm import Mapped

from .base import Base
from .mixins import Timestamps
from .people import Person
from shop.db import Model


class Customer(Timestamps, Base):
    __tablename__ = "customers"
    email = Column(String(254))


class PostalAddress(Model):
    street: Mapped[str]


class Employee(Person):
    salary = Column(String(20))


class AddressMixin(Timestamps):
    city = Column(String(80))


class AbstractNote(Base):
    text = Column(String(80))


class Empty(Base):
    pass
