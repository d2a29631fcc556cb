from enum import Enum
from typing import Protocol

from pydantic import BaseModel
from sqlalchemy import Column, String, TypeDecorator
from sqlalchemy.orm import DeclarativeBase, Mapped
from sqlalchemy.ext.declarative import AbstractConcreteBase


class Status(str, Enum):
    NEW = "new"


class CustomerIn(BaseModel):
    email: str


class Secret(TypeDecorator):
    impl = String(80)


class HasEmail(Protocol):
    email: Mapped[str]


class Base(DeclarativeBase):
    note: Mapped[str]


class Event(AbstractConcreteBase, Base):
    ip = Column(String(45))


class Plain:
    columns = [Column("email", String)]
