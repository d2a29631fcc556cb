import sqlalchemy as sa
from sqlalchemy.orm import column_property, declarative_base, deferred, mapped_column, synonym

Base = declarative_base()
PREFIX = "billing_"


class Customer(Base):
    __tablename__ = "customers"

    mail = sa.Column("email_address", sa.String(254))
    phone = sa.Column(sa.String(20), name="phone_number")
    city = sa.Column(PREFIX + "city", sa.Text)
    _secret = sa.Column(f"{PREFIX}iban", sa.String(34), sa.CheckConstraint("true"))
    photo = deferred(sa.Column(sa.LargeBinary))
    letter = deferred(mapped_column("cover_letter", sa.Text))
    born = column_property(sa.Column("birth_date", sa.Date))
    full = column_property(mail + " " + phone)
    alias = synonym("mail")
