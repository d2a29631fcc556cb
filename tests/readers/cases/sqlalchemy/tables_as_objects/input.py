from sqlalchemy import Column, ForeignKey, Integer, MetaData, String, Table, Text

metadata = MetaData()
NAMES = ("email", "phone")


def audit():
    return Column("changed_by", String(80))


customers = Table(
    "customers",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("name", String(80), comment="as on the invoice"),
    *[Column(name, Text) for name in NAMES],
    audit(),
)
orders = Table("orders", metadata, Column("customer_id", ForeignKey("customers.id")), schema="sales")
old = Table("old", metadata, autoload_with=engine)
lists = Table("title", "column")


class Customer:
    pass


mapper_registry.map_imperatively(Customer, customers)
