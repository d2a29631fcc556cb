"""Kundë, ✓."""

from sqlalchemy import Column, String
from sqlalchemy.orm import declarative_base

Base = declarative_base()


class Kunde(Base):
    "größe"; __tablename__ = "kunden_größe"
    "äöü"; straße = Column(String(80), comment="Straße"); e_mail = Column("é-mail", String(80))
