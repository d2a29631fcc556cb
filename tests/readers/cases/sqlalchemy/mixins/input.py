from sqlalchemy import Column, DateTime, ForeignKey, Integer, String
from sqlalchemy.orm import Mapped, declarative_base, declared_attr, mapped_column, relationship

Base = declarative_base()


class Timestamps:
    created_at = Column(DateTime)
    updated_at = Column(DateTime)


class Contact(Timestamps):
    email: Mapped[str] = mapped_column(String(254))
    fax = Column(String(20))

    @declared_attr
    def owner_id(cls) -> Mapped[int]:
        return mapped_column(ForeignKey("users.id"))

    @declared_attr
    def owner(cls):
        return relationship("User")


class Record(Base):
    __abstract__ = True
    id = Column(Integer, primary_key=True)


class Customer(Contact, Record):
    __tablename__ = "customers"
    fax = None
    name = Column(String(80))


class Supplier(Record, Contact):
    __tablename__ = "suppliers"
    email = Column("mail", String(100))
