from sqlalchemy import Column, DateTime, Enum, Integer, String
from sqlalchemy.dialects import postgresql as pg
from sqlalchemy.orm import declarative_base
from sqlalchemy_utils import EmailType, EncryptedType, StringEncryptedType

Base = declarative_base()
Short = String(20)


class Customer(Base):
    __tablename__ = "customers"

    email = Column(EmailType)
    iban = Column(EncryptedType(String, key, AesEngine, "pkcs5"))
    ssn = Column(StringEncryptedType(Short, get_key))
    phone = Column(Short)
    ip = Column(pg.INET)
    extra = Column(
        pg.JSONB(none_as_null=True),
        nullable=False,
    )
    tags = Column(pg.ARRAY(String(30)))
    sex = Column(Enum("f", "m", name="sex"))
    seen = Column(DateTime(timezone=True))
    either = Column(String(80) if wide else Integer)
    custom = Column(lambda: String)
