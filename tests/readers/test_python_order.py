"""Migrations in Python in; where they say that they stand among the others of their tool out."""

from __future__ import annotations

import pytest

from privacyrules.model.schema import MigrationReading
from privacyrules.readers import alembic, django


def place_of(reading: MigrationReading) -> tuple[str | None, tuple[str, ...], tuple[str, ...]]:
    return reading.revision, reading.follows, reading.replaces


@pytest.mark.parametrize(
    ("head", "follows"),
    [
        ("down_revision = None", ()),
        ('down_revision = "1"', ("1",)),
        ('down_revision: Union[str, None] = "1"', ("1",)),
        ('down_revision = ("1", "2")', ("1", "2")),
        ('down_revision = "1"\ndepends_on = "9"', ("1", "9")),
        ('down_revision = "1"\ndepends_on: str | None = None', ("1",)),
    ],
)
def test_an_alembic_revision_follows_those_that_it_names(head: str, follows: tuple[str, ...]) -> None:
    text = f'from alembic import op\nrevision = "3"\n{head}\ndef upgrade():\n    pass\n'
    assert place_of(alembic.read(text, "versions/a.py")) == ("3", follows, ())


@pytest.mark.parametrize(
    ("body", "follows", "replaces"),
    [
        ("operations = []", (), ()),
        (
            'dependencies = [("shop", "0001_initial"), ("auth", "0001_x")]',
            ("shop.0001_initial", "auth.0001_x"),
            (),
        ),
        ("dependencies = [migrations.swappable_dependency(settings.AUTH_USER_MODEL)]", (), ()),
        ('dependencies = [("shop", NAME), "odd", ("shop",)]', (), ()),
        ('replaces = [("shop", "0001_initial")]', (), ("shop.0001_initial",)),
        ("dependencies = before()", (), ()),
    ],
)
def test_a_django_migration_follows_those_that_it_names(
    body: str, follows: tuple[str, ...], replaces: tuple[str, ...]
) -> None:
    text = f"class Migration(migrations.Migration):\n    {body}\n"
    found = place_of(django.read(text, "src/shop/migrations/0002_more.py"))
    assert found == ("shop.0002_more", follows, replaces)


def test_a_path_of_windows_names_app_and_migration_too() -> None:
    text = "class Migration(migrations.Migration):\n    operations = []\n"
    assert django.read(text, "src\\shop\\migrations\\0002_more.py").revision == "shop.0002_more"
