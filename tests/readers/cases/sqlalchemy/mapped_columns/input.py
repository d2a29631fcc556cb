import datetime
from typing import Annotated, ClassVar, Optional

from sqlalchemy import String, orm
from sqlalchemy.orm import DeclarativeBase, DynamicMapped, Mapped, MappedAsDataclass, WriteOnlyMapped
from sqlalchemy.orm import mapped_column, relationship

str80 = Annotated[str, 80]


class Base(MappedAsDataclass, DeclarativeBase):
    pass


class Customer(Base):
    __tablename__ = "customers"

    id: Mapped[int] = mapped_column(init=False, primary_key=True)
    email: Mapped[str] = mapped_column(String(254), unique=True)
    phone: Mapped[str | None]
    fax: Mapped[Optional[str]] = mapped_column(comment="for orders")
    name: Mapped[str80]
    born: orm.Mapped["datetime.date"] = orm.mapped_column(default=None)
    tags: Mapped[list[str]]
    street: "Mapped[Annotated[str, 200]]" = mapped_column(default="")
    level: Mapped[int] = mapped_column("customer_level", default=0)
    orders: Mapped[list["Order"]] = relationship(back_populates="customer")
    visits: WriteOnlyMapped["Visit"] = relationship()
    logins: DynamicMapped["Login"] = relationship()
    shown: ClassVar[str] = "name"
    plain: str = "no column"
