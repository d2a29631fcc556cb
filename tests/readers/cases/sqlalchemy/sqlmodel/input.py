import uuid
from datetime import datetime
from typing import ClassVar, Optional

from pydantic import EmailStr
from sqlalchemy import Text
from sqlmodel import Column, Field, Relationship, SQLModel, String


class UserBase(SQLModel):
    email: EmailStr = Field(unique=True, index=True, max_length=255)
    full_name: str | None = Field(default=None, max_length=255)
    is_active: bool = True


class UserCreate(UserBase):
    password: str = Field(min_length=8)


class User(UserBase, table=True):
    model_config = {"extra": "forbid"}
    shown: ClassVar[str] = "email"
    id: uuid.UUID = Field(default_factory=uuid.uuid4, primary_key=True)
    hashed_password: str
    born: Optional[datetime] = None
    bio: str = Field(sa_column=Column("biography", Text, comment="what people say of themselves"))
    phone: str = Field(sa_type=String(20))
    fax: str = Field(sa_column_kwargs={"name": "fax_number", "comment": "for orders"})
    items: list["Item"] = Relationship(back_populates="owner", cascade_delete=True)


class OrderItem(SQLModel, table=True):
    __tablename__ = "order_items"
    owner_id: int | None = Field(default=None, foreign_key="user.id")


class Message(SQLModel):
    text: str
