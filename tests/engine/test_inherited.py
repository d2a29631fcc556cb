"""Models in several files in; the columns of their tables, each once, out."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from python_files import app, columns, stored

DJANGO = """from core.models import *
from django.db import models


class Customer(Person, models.Model):
    email = models.EmailField()
    owner = models.ForeignKey("auth.User", models.CASCADE)
    fax = models.TextField()
"""


def test_a_column_of_migrations_and_models_is_one() -> None:
    fields = '("email", models.TextField()), ("owner", models.ForeignKey("auth.User", models.CASCADE))'
    files = app("shop", _1=f'migrations.CreateModel("Customer", [{fields}])')
    found = columns({**files, "shop/models.py": DJANGO})
    assert [(str(c.table), c.name, c.type, str(c.place)) for c in found] == [
        ("shop_customer", "email", "EmailField", "shop/migrations/1.py:6:57"),
        ("shop_customer", "owner_id", "ForeignKey", "shop/migrations/1.py:6:88"),
        ("shop_customer", "fax", "TextField", "shop/models.py:8:5"),
    ]


VERSION = """from alembic import op
import sqlalchemy as sa

revision = {schema!r}


def upgrade():
    op.create_table("{table}", sa.Column("email", sa.Text()), schema={schema!r})
"""
MODEL = """from sqlalchemy import Column
from db import Base


class {name}(Base):
    {stated}
    email = Column()
"""


@pytest.mark.parametrize(
    ("made", "schema", "name", "stated"),
    [
        ("customers", None, "Anything", '__tablename__ = "customers"'),
        ("customers", "crm", "Anything", '__tablename__ = "customers"'),
        ("customers", None, "Any", '__tablename__ = "customers"; __table_args__ = {"schema": "crm"}'),
        ("order_items", None, "OrderItem", ""),
        ("orderitem", "crm", "OrderItem", ""),
        ("companies", None, "Company", ""),
        ("boxes", None, "Box", ""),
    ],
)
def test_the_table_of_a_class_is_the_one_that_migrations_made_for_it(
    made: str, schema: str | None, name: str, stated: str
) -> None:
    """Its schema, or the whole name, may be worked out elsewhere."""
    version = VERSION.format(table=made, schema=schema)
    model = MODEL.format(name=name, stated=stated)
    found = stored({"alembic/versions/1.py": version, "shop/models.py": model})
    assert found == {f"{schema}.{made}.email" if schema else f"{made}.email"}


def test_a_table_that_may_be_one_of_two_is_none_of_them() -> None:
    files = {f"db/versions/{s}.py": VERSION.format(table="customers", schema=s) for s in ("one", "two")}
    files["models.py"] = MODEL.format(name="Customer", stated='__tablename__ = "customers"')
    assert stored(files) == {"one.customers.email", "two.customers.email", "customers.email"}


BASE = """from sqlalchemy import Column, Integer
from sqlalchemy.orm import DeclarativeBase


class Base(DeclarativeBase):
    id = Column(Integer)
"""
MIXINS = """from sqlalchemy import Column, Text


class Contact:
    email = Column(Text)  # privacyrules: by=dana data=email
    fax = Column(Text)
"""
HEIR = """from sqlalchemy import Column, Text
{imports}


class Customer({bases}):
    __tablename__ = "customers"
    fax = None
    name = Column(Text)
"""


@pytest.mark.parametrize(
    ("imports", "bases"),
    [
        ("from shop.models.mixins import Contact; from shop.db import Base", "Contact, Base"),
        ("from .mixins import Contact; from ..db.base import Base", "Contact, Base"),
        ("from .mixins import *; from shop.db import *", "Contact, Base"),
        ("from . import mixins; import shop.db", "mixins.Contact, shop.db.Base"),
    ],
)
def test_a_class_has_the_columns_of_its_bases_in_other_files(imports: str, bases: str) -> None:
    files = {
        "shop/db/base.py": BASE,
        "shop/models/mixins.py": MIXINS,
        "other/models/mixins.py": MIXINS.replace("email", "other"),
        "shop/models/customer.py": HEIR.format(imports=imports, bases=bases),
    }
    found = columns(files)
    assert [(f"{c.table}.{c.name}", str(c.place)) for c in found] == [
        ("customers.id", "shop/db/base.py:6:5"),
        ("customers.name", "shop/models/customer.py:8:5"),
        ("customers.email", "shop/models/mixins.py:5:5"),
    ]
    assert [a.value for a in found[2].annotations] == ["dana", "email"]


def test_a_class_is_kept_with_a_base_in_another_file_that_is_a_table() -> None:
    person = MODEL.format(name="Person", stated='__tablename__ = "people"')
    staff = person.replace("Person(Base)", "Staff(Person)").replace("email", "desk")
    staff = staff.replace('__tablename__ = "people"', "").replace(
        "db import Base", "models.person import Person"
    )
    assert stored({"models/person.py": person, "models/staff.py": staff}) == {"people.email", "people.desk"}


def test_a_mixin_of_another_mixin_is_no_table() -> None:
    titled = MIXINS.replace("class Contact", "from models.one import Contact\n\n\nclass Titled(Contact)")
    assert stored({"models/one.py": MIXINS, "models/two.py": titled}) == set()


ABSTRACT = """from django.db import models


class Person(models.Model):  # privacyrules: subject=user
    name = models.TextField()

    class Meta:
        abstract = True
"""


def test_a_model_has_the_fields_of_an_abstract_one_in_another_file() -> None:
    found = columns({"core/models.py": ABSTRACT, "shop/models.py": DJANGO})
    assert [column.name for column in found] == ["name", "email", "owner_id", "fax"]
    assert [[(a.key, a.value) for a in column.table_annotations] for column in found] == [
        [("subject", "user")]
    ] * 4


def test_a_model_that_writes_no_field_is_one_if_its_base_is() -> None:
    """Whether `Other` is a model, nobody can tell."""
    model = (
        "from core.abstract_models import Person\nfrom elsewhere import Unknown\n\n\n"
        "class Customer(Person):\n    pass\n\n\nclass Other(Unknown):\n    pass\n"
    )
    assert stored({"core/abstract_models.py": ABSTRACT, "shop/models.py": model}) == {"shop_customer.name"}


HEAD = """from m import Base
from sqlalchemy import Column


class T(Base):
    __tablename__ = "t"
    z = Column()


"""
CIRCLES = {
    "itself": "class A(A):\n    x = Column()\n",
    "each other": "class A(B):\n    x = Column()\n\n\nclass B(A):\n    y = Column()\n",
    "twice each": "class C0(m.Base):\n    x = Column()\n"
    + "".join(f"class C{n}(C{n - 1}, m.C{n - 1}):\n    pass\n" for n in range(1, 80)),
    "too deeply": "".join(f"class C{n}(m.C{n + 1}):\n    pass\n" for n in range(300)),
}


@pytest.mark.parametrize("text", CIRCLES.values(), ids=CIRCLES)
def test_classes_that_inherit_from_themselves_or_too_often_come_to_an_end(text: str) -> None:
    assert "t.z" in stored({"m/models.py": HEAD + text})


BASES = st.lists(st.sampled_from(["A", "B", "C", "models.Model"]), max_size=3, unique=True)
CLASSES = st.lists(st.tuples(st.sampled_from("ABC"), BASES), min_size=1, max_size=6)
FILES = st.dictionaries(st.sampled_from(["a/models.py", "b/models.py", "b/models/c.py"]), CLASSES)


@given(FILES)
def test_every_family_of_classes_is_worked_out(files: dict[str, list[tuple[str, list[str]]]]) -> None:
    """Whatever inherits from whatever: each column that comes out is one that some class writes."""
    texts = dict.fromkeys(files, "from django.db import models\nfrom a.models import *\n")
    for path, classes in files.items():
        for at, (name, bases) in enumerate(classes):
            listed = ", ".join([*bases, "models.Model"] if at == 0 and "models.Model" not in bases else bases)
            texts[path] += f"class {name}({listed}):\n    f{at} = models.TextField()\n"
    names = {column.name for column in columns(texts)}
    assert names <= {f"f{n}" for n in range(6)} | {f"{letter}_ptr_id" for letter in "abc"}
    assert ("f0" in names) == bool(texts)
