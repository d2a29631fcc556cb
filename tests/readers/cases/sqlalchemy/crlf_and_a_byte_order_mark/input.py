from sqlalchemy import Column, String
from sqlalchemy.orm import declarative_base

Base = declarative_base()


class Customer(Base):
    __tablename__ = "customers"  # privacyrules: subject=user
    email = Column(
        "mail",
        String(254),
    )
    phone = Column(String(20))  # privacyrules: data=phone by=dana
