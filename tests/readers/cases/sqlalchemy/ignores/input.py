from sqlalchemy import Column, String
from sqlalchemy.orm import declarative_base

Base = declarative_base()


class Customer(Base):
    __tablename__ = "customers"
    # privacyrules: ignore[no-card] "asked legal" until=2031-01-31 by=noor
    card_number = Column(String(19))
    cvc = Column(String(4))  # privacyrules: ignore[no-card] "the same" until=2031-01-31 by=noor text=0123abcd
    pin = Column(PREFIX, String(4))  # privacyrules: ignore[opaque] "a constant" until=2031-01-31 by=noor
