from sqlalchemy import Float, String
from sqlalchemy.orm import DeclarativeBase, Mapped, composite, mapped_column


class Base(DeclarativeBase):
    pass


class Place(Base):
    __tablename__ = "places"

    point: Mapped[Point] = composite(mapped_column("latitude", Float), mapped_column("longitude"))
    home = composite(Address, mapped_column("street", String(80)), mapped_column())
    name: Mapped[str]
    both = composite(Pair, name, point)
