"""Twice as much in a Python file takes twice the work, and leaves nothing behind; time is never looked at."""

from __future__ import annotations

import ast
import gc
import sys
from collections.abc import Callable, Mapping
from types import FrameType
from typing import Any, NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from privacyrules.model.mapped import ModelStep
from privacyrules.model.places import Place
from privacyrules.model.schema import ColumnChange, MigrationReading, TableName
from privacyrules.readers import alembic, django, django_models, sqlalchemy
from privacyrules.syntax.python.django_state import AppState
from privacyrules.syntax.python.expressions import FOLDS
from privacyrules.syntax.python.folder import COPIED_IN_A_STEP, MOST_STEPS, Folder, UnfollowableError
from privacyrules.syntax.python.source import LONG_LINE, PythonSource

FEW = 40
MOST = 2.2
"""How much more work twice as much may be: twice, and what a longer list costs now and then."""

UPGRADE = """from alembic import op
import sqlalchemy as sa
revision = "1"
down_revision = None
{above}
def upgrade():
    nothing = None
{body}

def downgrade():
    nothing = None
"""
MIGRATION = """from django.db import migrations, models
class Migration(migrations.Migration):
    dependencies = [{before}]
    operations = [
{body}
    ]
"""
COLUMN = 'sa.Column("c$", sa.String(length=20), comment="é")'

Read = Callable[[str, str], MigrationReading]


class Growing(NamedTuple):
    """A file with so many of something in it."""

    read: Read
    path: str
    text: Callable[[int], str]


def many(line: str, times: int) -> str:
    """So many lines; `$` is the number of each, `@` that of the next."""
    return "\n".join(line.replace("$", str(at)).replace("@", str(at + 1)) for at in range(times))


def of_alembic(line: str, above: str = "", head: str = "", foot: str = "") -> Growing:
    def text(times: int) -> str:
        body = "\n".join((head, many(line, times), foot))
        return UPGRADE.format(above=many(above, times) if above else "", body=body)

    return Growing(alembic.read, "db/versions/a.py", text)


def of_django(line: str, before: str = "", head: str = "", foot: str = "") -> Growing:
    def text(times: int) -> str:
        return MIGRATION.format(before=many(before, times), body=head + many(line, times) + foot)

    return Growing(django.read, "shop/migrations/0001_a.py", text)


def of_models(read: Read, head: str, line: str) -> Growing:
    return Growing(read, "shop/models.py", lambda times: head + many(line, times) + "\n")


SQLALCHEMY = "import sqlalchemy as sa\nfrom sqlalchemy.orm import Mapped\n"
DJANGO = "from django.db import models\n"
ABSTRACT = (
    "class Kept(models.Model):\n    when = models.DateField()\n    class Meta:\n        abstract = True\n"
)

GROWING: Mapping[str, Growing] = {
    "columns added": of_alembic(f'    op.add_column("t", {COLUMN})'),
    "columns in a table": of_alembic(f"        {COLUMN},", head='    op.create_table("t",', foot="    )"),
    "columns on one line": of_alembic(f"{COLUMN}, \\", head='    op.create_table("t", \\', foot="    )"),
    "columns renamed": of_alembic('    op.alter_column("t", "c$", new_column_name="c@")'),
    "tables": of_alembic(f'    op.create_table("t$", {COLUMN})'),
    "SQL": of_alembic('    op.execute("ALTER TABLE t ADD COLUMN c$ text")'),
    "rounds of a loop": of_alembic(
        '        "c$",', head="    for name in (", foot='    ):\n        op.drop_column("t", name)'
    ),
    "functions": of_alembic("    f$()", above='def f$():\n    op.drop_column("t", "c$")'),
    "functions never called": of_alembic("    pass", above='def f$():\n    op.drop_column("t", "c$")'),
    "remarks": of_alembic(f'    op.add_column("t", {COLUMN})  # privacyrules: data=email'),
    "models": of_django('migrations.CreateModel("M$", [("a", models.TextField())]),'),
    "fields": of_django('migrations.AddField("M", "c$", models.TextField()),'),
    "fields in a model": of_django(
        '("c$", models.TextField()),', head='migrations.CreateModel("M", [', foot="])"
    ),
    "fields renamed": of_django('migrations.RenameField("M", "c$", "c@"),'),
    "models renamed": of_django(
        'migrations.CreateModel("N$", [("a", models.TextField())]), migrations.RenameModel("M$", "M@"),'
    ),
    "dependencies": of_django("", before='("shop", "$"),'),
    "columns of a class": of_models(
        sqlalchemy.read,
        f'{SQLALCHEMY}class A(Base):\n    __tablename__ = "a"\n',
        "    c$ = sa.Column(sa.Text)\n    d$: Mapped[str]",
    ),
    "classes": of_models(
        sqlalchemy.read, SQLALCHEMY, 'class A$(Base):\n    __tablename__ = "a$"\n    c = sa.Column(sa.Text)'
    ),
    "fields of a class": of_models(
        django_models.read, f"{DJANGO}class A(models.Model):\n", "    c$ = models.TextField()"
    ),
    "classes of Django's": of_models(
        django_models.read, DJANGO, "class A$(models.Model):\n    c = models.TextField()"
    ),
    "classes that inherit": of_models(
        django_models.read, DJANGO + ABSTRACT, "class A$(Kept):\n    c = models.TextField()"
    ),
}
every_one = pytest.mark.parametrize("growing", GROWING.values(), ids=GROWING)


def read(growing: Growing, times: int) -> MigrationReading:
    return growing.read(growing.text(times), growing.path)


def work(act: Callable[[], object]) -> int:
    """Count what the interpreter does, down to every round of a comprehension."""
    count = 0

    def counted(frame: FrameType, event: str, _argument: Any) -> Callable[..., Any]:  # noqa: ANN401 - as `sys` says
        nonlocal count
        frame.f_trace_opcodes, frame.f_trace_lines = True, False
        count += event == "opcode"
        return counted

    before = sys.gettrace()
    sys.settrace(counted)
    try:
        act()
    finally:
        sys.settrace(before)
    return count


@every_one
def test_twice_as_much_takes_twice_the_work(growing: Growing) -> None:
    read(growing, 2)
    assert work(lambda: read(growing, 2 * FEW)) <= MOST * work(lambda: read(growing, FEW))


APPS: Mapping[str, Callable[[str], list[ModelStep]]] = {
    "created": lambda _: [],
    "dropped": lambda name: [ModelStep("drop", name)],
    "renamed": lambda name: [ModelStep("rename", name, new=f"New{name}")],
    "renamed by case alone": lambda name: [ModelStep("rename", name, new=name.upper())],
}


@pytest.mark.parametrize("then", APPS.values(), ids=APPS)
def test_twice_as_many_models_of_an_app_take_twice_the_work(then: Callable[[str], list[ModelStep]]) -> None:
    def follow(times: int) -> None:
        app = AppState("shop")
        for name in (f"Model{at}" for at in range(times)):
            fields = [ModelStep("field", name, field=f"f{at}", column=f"f{at}") for at in range(4)]
            for step in (ModelStep("create", name), *fields, *then(name)):
                app.take(step)

    assert work(lambda: follow(2 * FEW)) <= MOST * work(lambda: follow(FEW))


@pytest.mark.parametrize("new", ["Buyer", "CUSTOMER"])
def test_a_model_keeps_the_columns_of_its_fields_under_its_new_name(new: str) -> None:
    app = AppState("shop")
    place = Place("shop/migrations/0001_a.py", 1, 1)
    for step in (
        ModelStep("create", "Customer"),
        ModelStep("field", "Customer", field="mail", column="e_mail"),
        ModelStep("rename", "Customer", new=new),
    ):
        app.take(step)
    dropped = ColumnChange("drop", TableName("x"), "mail", place)
    assert app.take(ModelStep("drop field", new, dropped, "mail")) == dropped._replace(
        table=TableName(f"shop_{new.lower()}"), column="e_mail"
    )


@every_one
def test_all_of_it_is_read(growing: Growing) -> None:
    reading = read(growing, FEW)
    assert not reading.unread
    assert not reading.problems


@every_one
def test_a_file_that_was_read_leaves_nothing_to_collect(growing: Growing) -> None:
    """What holds itself would stay until Python searches hundreds of trees for it."""
    read(growing, 2)
    gc.collect()
    gc.disable()
    try:
        read(growing, 2)
        assert gc.collect() == 0
    finally:
        gc.enable()


@given(st.lists(st.sampled_from(["a", "é", "名", "🙂"]), min_size=1, max_size=4), st.integers(0, 3))
def test_in_a_line_however_long_columns_stand_where_they_are_written(letters: list[str], gap: int) -> None:
    name = "".join(letters)
    more = ", ".join(f'{" " * gap}sa.Column("{name}{at}", sa.Text())' for at in range(40))
    text = UPGRADE.format(above="", body=f'    op.create_table("t", {more})')
    columns = [c for c in alembic.read(text, "versions/a.py").changes if isinstance(c, ColumnChange)]
    lines = text.split("\n")
    assert max(map(len, lines)) > LONG_LINE
    behind = [lines[c.place.line - 1][c.place.column - 1 :] for c in columns]
    assert len(behind) == 40
    assert all(rest.startswith(f"{name}{at}") for at, rest in enumerate(behind))


@given(st.text(st.sampled_from("aé名🙂"), max_size=40))
def test_a_long_line_is_counted_as_a_short_one_is(letters: str) -> None:
    source = PythonSource(f"'{'é' * LONG_LINE}', '{letters}', x", "a.py")
    tuple_ = ast.parse(source.text).body[0]
    assert isinstance(tuple_, ast.Expr)
    assert isinstance(tuple_.value, ast.Tuple)
    written = [source.excerpt(part) for part in tuple_.value.elts]
    assert written == [f"'{'é' * LONG_LINE}'", f"'{letters}'", "x"]


def test_what_is_copied_again_and_again_counts_as_work() -> None:
    """So that a short file whose strings or branches copy ever more is given up in time, and said to be."""
    folder = Folder(PythonSource("", "a.py"), FOLDS, lambda _, built: built)
    folder.step(COPIED_IN_A_STEP * (MOST_STEPS - 1))
    with pytest.raises(UnfollowableError):
        folder.step()
