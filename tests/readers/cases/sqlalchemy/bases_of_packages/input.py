from fastapi_users.db import SQLAlchemyBaseUserTable, SQLAlchemyBaseUserTableUUID
from flask_security.models import fsqla_v3 as fsqla
from sqlalchemy import Column, String
from sqlalchemy.orm import DeclarativeBase, Mapped


class Base(DeclarativeBase):
    pass


class User(SQLAlchemyBaseUserTableUUID, Base):
    phone: Mapped[str]


class Member(SQLAlchemyBaseUserTable[int], Base):
    __tablename__ = "members"
    is_active = Column(String(1))


class Customer(db.Model, fsqla.FsUserMixin):
    __tablename__ = "customers"
    login_count = None
