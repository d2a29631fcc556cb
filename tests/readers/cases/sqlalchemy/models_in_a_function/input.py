from sqlalchemy import Column, String


def models(Base, name):
    class Customer(Base):
        __tablename__ = "customers"
        email = Column(String(254))

    class Visit(Base):
        __tablename__ = name
        ip = Column(String(45))

    return Customer
