from sqlalchemy import Column, String
from sqlalchemy.orm import declarative_base, relationship

Base = declarative_base()
# privacyrules: data=email


class Customer(Base):
    __tablename__ = "customers"
    ref = Column(String(254))  # privacyrules: data=
    # privacyrules: data=phone
    line = Column(String(20))  # privacyrules: data=email
    other = Column(String(20))  # privacyrule: data=city
    orders = relationship("Order")  # privacyrules: data=email
