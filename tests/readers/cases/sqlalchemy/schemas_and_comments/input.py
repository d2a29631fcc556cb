from sqlalchemy import Column, Integer, MetaData, String, Table, UniqueConstraint
from sqlalchemy.orm import DeclarativeBase, declared_attr

metadata = MetaData(schema="crm")


class Base(DeclarativeBase):
    metadata = metadata


class Customer(Base):
    __tablename__ = "customers"
    __table_args__ = {"comment": "everyone who buys"}
    email = Column(String(254))


class Visit(Base):
    __tablename__ = "visits"
    __table_args__ = (UniqueConstraint("ip"), {"schema": "web", "comment": "one row per visit"})
    ip = Column(String(45))


class Payment(Base):
    __tablename__ = "payments"

    @declared_attr
    def __table_args__(cls):
        return {"schema": "billing"}

    iban = Column(String(34))


tags = Table("tags", metadata, Column("tag", Integer), comment="labels")
roles = Table("roles", MetaData(), Column("role", Integer), schema="auth")
