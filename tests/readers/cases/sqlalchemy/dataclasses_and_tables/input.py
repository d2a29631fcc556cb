from dataclasses import dataclass, field

from sqlalchemy import Column, Integer, String, Table
from sqlalchemy.orm import registry, relationship

mapper_registry = registry()


@mapper_registry.mapped
@dataclass
class Customer:
    __tablename__ = "customers"
    __sa_dataclass_metadata_key__ = "sa"

    id: int = field(init=False, metadata={"sa": Column(Integer, primary_key=True)})
    email: str = field(default=None, metadata={"sa": Column("mail", String(254))})
    orders: list = field(default_factory=list, metadata={"sa": relationship("Order")})
    cached: str = field(default="", repr=False)


@mapper_registry.mapped
@dataclass
class Visit:
    __table__ = Table(
        "visits",
        mapper_registry.metadata,
        Column("id", Integer),
        Column("ip", String(45)),
    )
    id: int = field(init=False)
    ip: str = ""
