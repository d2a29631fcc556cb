from settings import NAME, prefix
from sqlalchemy import Column, Integer, String, Table
from sqlalchemy.orm import declarative_base

Base = declarative_base()


class Customer(Base):
    __tablename__ = NAME
    email = Column(String(254))


class Visit(Base):
    __tablename__ = f"{prefix}visits"
    ip = Column(String(45))


class Order(Base):
    __tablename__ = "orders"
    iban = Column(prefix + "iban", String(34))
    phone = Column(NAME, String(20))
    pin = Column(name=NAME, type_=Integer)
    note = Column(String(20))


Table(NAME, Base.metadata, Column("email", String(254)))
Table("tags", Base.metadata, Column(NAME, String(254)), *more_columns())
