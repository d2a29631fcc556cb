"""The models of a shop."""

from sqlalchemy import Boolean, Column, DateTime, ForeignKey, Index, Integer, Numeric, String, Text
from sqlalchemy.orm import declarative_base, relationship, validates

Base = declarative_base()


class Customer(Base):
    """Somebody who buys."""

    __tablename__ = "customers"

    id = Column(Integer, primary_key=True)
    email = Column(String(254), unique=True, nullable=False, index=True)
    name = Column(String(length=80), comment="as on the invoice")
    balance = Column(Numeric(12, 2), default=0)
    notes = Column(Text)
    newsletter = Column(Boolean, nullable=False, server_default="0")
    born = Column(type_=DateTime(timezone=True))
    referrer_id = Column(ForeignKey("customers.id"))

    orders = relationship("Order", back_populates="customer")
    full = "no column"

    __mapper_args__ = {"polymorphic_on": newsletter}

    @validates("email")
    def check_email(self, key, value):
        return value

    @property
    def greeting(self):
        return Column(Text)


Index("by_name", Customer.name)
