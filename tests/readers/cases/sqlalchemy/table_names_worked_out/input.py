import re

from sqlalchemy import Column, Integer, String
from sqlalchemy.orm import DeclarativeBase, as_declarative, declared_attr

PREFIX = "shop"


class Base(DeclarativeBase):
    @declared_attr.directive
    def __tablename__(cls) -> str:
        return f"{PREFIX}_{cls.__name__.lower()}s"


class Customer(Base):
    email = Column(String(254))


class Order(Base):
    __tablename__ = PREFIX + "_orders"
    total = Column(Integer)


@as_declarative()
class Snake:
    @declared_attr
    def __tablename__(cls):
        return re.sub("(?<!^)(?=[A-Z])", "_", cls.__name__).lower()


class PostalAddress(Snake):
    street = Column(String(80))
