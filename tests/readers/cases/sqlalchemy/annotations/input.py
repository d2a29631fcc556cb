from sqlalchemy import Column, String, Table
from sqlalchemy.orm import declarative_base

Base = declarative_base()


class Customer(Base):  # privacyrules: subject=user
    __tablename__ = "customers"
    ref = Column(String(254))  # privacyrules: data=email by=dana
    # privacyrules: data=phone by=dana
    line = Column(String(20))
    extra = Column(
        String(20),  # privacyrules: not_personal="a colour" by=dana
        nullable=False,
    )


# privacyrules: subject=visitor
class Visit(Base):
    """One visit."""

    __tablename__ = "visits"  # privacyrules: purpose=visitor_statistics
    a = Column(String(45)); b = Column(String(45))  # privacyrules: data=ip_address


class Shared:
    reach = Column(String(80))  # privacyrules: data=email


class Friend(Base, Shared):
    # privacyrules: subject=friend
    __tablename__ = "friends"


tags = Table(  # privacyrules: subject=user
    "tags",
    Base.metadata,
    Column("label", String(20)),  # privacyrules: data=city
)
