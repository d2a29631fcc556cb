"""Projects with migrations and models in Python in; what a check and an inventory say of them out."""

from __future__ import annotations

from pathlib import Path

import pytest

import privacyrules
from shipped import TODAY, keep_cache_apart, write

VERSION = """from alembic import op
import sqlalchemy as sa

revision = "1"


def upgrade():
    op.create_table("users", sa.Column("card_number", sa.String(19)))
"""
USERS = """from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from .base import Base, Paid


class User(Paid, Base):
    __tablename__ = "users"

    card_number: Mapped[str] = mapped_column(String(19))
    cvc: Mapped[str] = mapped_column(String(4))
"""
PAID = """from sqlalchemy import Column, String
from sqlalchemy.orm import DeclarativeBase


class Base(DeclarativeBase):
    pass


class Paid:
    iban = Column(String(34))
"""
INITIAL = """from django.db import migrations, models


class Migration(migrations.Migration):
    operations = [migrations.CreateModel("Payment", [], {"db_table": "payments"})]
"""
LATER = """from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("shop", "0001_initial")]
    operations = [migrations.AddField("payment", "card_number", models.CharField(max_length=19))]
"""
PAYMENTS = """from django.db import models


class Payment(models.Model):
    card_number = models.CharField(max_length=19)
    cvc = models.CharField(max_length=4)

    class Meta:
        db_table = "payments"
"""


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> Path:
    keep_cache_apart(monkeypatch, tmp_path_factory)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def denied(here: Path, files: dict[str, str]) -> tuple[list[tuple[str, str]], int]:
    """The columns that break a promise, each with its place, and how many columns there are in all."""
    write(here, files)
    report = privacyrules.check(["."], policy="planetsoho", today=TODAY)
    assert report.problems == ()
    assert {finding.id for finding in report.findings} == {"no-card-or-payment-details"}
    found = sorted((str(finding.place), name) for finding in report.findings for name in finding.columns)
    return found, report.summary.columns


def test_each_column_of_sqlalchemy_is_judged_once(here: Path) -> None:
    files = {"db/versions/1.py": VERSION, "app/models/users.py": USERS, "app/models/base.py": PAID}
    assert denied(here, files) == (
        [
            ("app/models/base.py:10:5", "iban"),
            ("app/models/users.py:11:5", "cvc"),
            ("db/versions/1.py:8:41", "card_number"),
        ],
        3,
    )


def test_each_column_of_django_is_judged_once(here: Path) -> None:
    files = {
        "shop/migrations/0001_initial.py": INITIAL,
        "shop/migrations/0002_card.py": LATER,
        "shop/models.py": PAYMENTS,
    }
    assert denied(here, files) == (
        [
            ("shop/migrations/0002_card.py:6:51", "card_number"),
            ("shop/models.py:6:5", "cvc"),
        ],
        2,
    )


def test_models_alone_are_judged_too(here: Path) -> None:
    assert denied(here, {"shop/models.py": PAYMENTS}) == (
        [("shop/models.py:5:5", "card_number"), ("shop/models.py:6:5", "cvc")],
        2,
    )
