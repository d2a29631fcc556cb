import os

from sqlalchemy import Column, Integer, String
from sqlalchemy.orm import declarative_base

Base = declarative_base()
TABLE = "customers"


def text(name=None, size=80):
    return Column(name, String(80)) if name else Column(String(80))


def mail():
    return Column("email", String(254))


class Customer(Base):
    __tablename__ = TABLE
    contact = mail()
    if os.environ.get("WITH_FAX"):
        fax = Column(String(20))
    else:
        telex = Column(Integer)
    try:
        phone = Column(String(20))
    except ImportError:
        phone = None


if TABLE:

    class Visit(Base):
        __tablename__ = "visits"
        ip = Column(String(45))


Customer.born = Column("birth_date", Integer)
