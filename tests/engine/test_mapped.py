"""Migrations of Django in, each of which tells a part; the columns that they add up to out."""

from __future__ import annotations

import pytest

from python_files import MIGRATION, app, columns, stored

CREATE = 'migrations.CreateModel("Customer", [("email", models.TextField())])'
PEOPLE = CREATE[:-1] + ', {"db_table": "people"})'
ADD = 'migrations.AddField("customer", "phone", models.TextField())'
RENAME = 'migrations.RenameModel("Customer", "Client")'
ADD_LATER = 'migrations.AddField("client", "fax", models.TextField())'
STATE = "migrations.SeparateDatabaseAndState(state_operations=[{}])"


def test_a_table_that_an_earlier_migration_states_is_meant_by_later_ones() -> None:
    assert stored(app("shop", _1=PEOPLE, _2=ADD)) == {"people.email", "people.phone"}


def test_a_table_that_an_earlier_migration_renames_is_meant_by_later_ones() -> None:
    move = 'migrations.AlterModelTable("Customer", "people")'
    assert stored(app("shop", _1=CREATE, _2=move, _3=ADD)) == {"people.email", "people.phone"}
    back = 'migrations.AlterModelTable("customer", None)'
    assert stored(app("shop", _1=PEOPLE, _2=back, _3=ADD)) == {"shop_customer.email", "shop_customer.phone"}


def test_a_table_of_a_stated_name_is_dropped() -> None:
    assert stored(app("shop", _1=PEOPLE, _2='migrations.DeleteModel("Customer")')) == set()


@pytest.mark.parametrize("option", ['"managed": False', '"proxy": True'])
def test_a_model_without_a_table_gets_none_later(option: str) -> None:
    first = CREATE[:-1] + f", {{{option}}})"
    assert stored(app("shop", _1=first, _2=ADD, _3=RENAME, _4=ADD_LATER)) == set()


def test_a_model_that_django_manages_from_some_day_on_has_a_table_then() -> None:
    first = CREATE[:-1] + ', {"managed": False})'
    options = 'migrations.AlterModelOptions("customer", {"managed": True})'
    assert stored(app("shop", _1=first, _2=options, _3=ADD)) == {"shop_customer.phone"}


def test_a_renamed_model_takes_its_columns_along() -> None:
    drop = 'migrations.RemoveField("client", "email")'
    assert stored(app("shop", _1=CREATE, _2=RENAME, _3=ADD_LATER, _4=drop)) == {"shop_client.fax"}
    assert stored(app("shop", _1=PEOPLE, _2=RENAME, _3=ADD_LATER, _4=drop)) == {"people.fax"}


KEY = '("owner", models.ForeignKey("auth.User", models.CASCADE))'
MANY = '("groups", models.ManyToManyField("auth.Group"))'
OTHER = '("mail", models.TextField(db_column="EMAIL"))'


@pytest.mark.parametrize(
    ("field", "later", "left"),
    [
        (KEY, 'RemoveField("order", "owner")', set()),
        (KEY, 'RenameField("order", "owner", "buyer")', {"shop_order.buyer_id"}),
        (OTHER, 'RemoveField("order", "mail")', set()),
        (OTHER, 'RenameField("order", "mail", "email")', {"shop_order.EMAIL"}),
        (OTHER, 'AlterField("order", "mail", models.CharField())', {"shop_order.mail"}),
        (MANY, 'RenameField("order", "groups", "teams")', set()),
        (MANY, 'RemoveField("order", "groups")', set()),
        (KEY, 'AlterField("order", "owner", models.IntegerField())', {"shop_order.owner"}),
    ],
)
def test_a_field_is_known_by_its_column(field: str, later: str, left: set[str]) -> None:
    first = f'migrations.CreateModel("Order", [{field}])'
    assert stored(app("shop", _1=first, _2=f"migrations.{later}")) == left


def test_a_column_that_changes_its_name_with_its_field_is_the_same() -> None:
    first = f'migrations.CreateModel("Order", [{KEY}])'
    (column,) = columns(
        app("shop", _1=first, _2='migrations.AlterField("order", "owner", models.TextField())')
    )
    assert (column.name, column.former, column.type) == ("owner", "owner_id", "TextField")


def test_what_only_changes_the_state_of_django_changes_no_table() -> None:
    assert stored(app("shop", _1=STATE.format(PEOPLE), _2=ADD)) == {"people.phone"}


def test_sql_may_say_what_it_means_to_django() -> None:
    state = 'migrations.AlterModelTable("customer", "people")'
    sql = f'migrations.RunSQL("ALTER TABLE shop_customer RENAME TO people", state_operations=[{state}])'
    assert stored(app("shop", _1=CREATE, _2=sql, _3=ADD)) == {"people.email", "people.phone"}


def test_what_changes_tables_and_state_alike_is_done_once() -> None:
    rename = 'migrations.RenameField("customer", "email", "mail")'
    both = f"migrations.SeparateDatabaseAndState([{rename}], [{rename}])"
    assert stored(app("shop", _1=CREATE, _2=both)) == {"shop_customer.mail"}


def test_migrations_follow_their_dependencies_however_they_are_called() -> None:
    drop = 'migrations.RemoveField("customer", "phone")'
    assert stored(app("shop", z_first=CREATE, y_second=ADD, a_third=drop)) == {"shop_customer.email"}


def test_a_migration_of_another_app_comes_first_where_it_is_needed() -> None:
    """The table moves from one app to another whose name comes before it."""
    files = app("zoo", _1=CREATE, _2='migrations.AlterModelTable("customer", "people")')
    files["art/migrations/1.py"] = MIGRATION.format(
        head='dependencies = [("zoo", "2")]', operations=f"{STATE.format(PEOPLE)}, {ADD}"
    )
    assert stored(files) == {"people.email", "people.phone"}


def test_two_projects_may_call_their_apps_alike() -> None:
    one = {f"one/{path}": text for path, text in app("shop", _1=PEOPLE, _2=ADD).items()}
    two = {f"two/{path}": text for path, text in app("shop", _1=CREATE, _2=ADD).items()}
    assert stored(one | two) == {
        "people.email",
        "people.phone",
        "shop_customer.email",
        "shop_customer.phone",
    }


SUM = {
    "shop/migrations/1_squashed.py": MIGRATION.format(
        head='replaces = [("shop", "1"), ("shop", "2")]', operations=f"{CREATE}, {ADD}"
    )
}
DROP = 'migrations.RemoveField("customer", "phone")'


def test_a_migration_that_sums_up_others_that_are_here_adds_nothing() -> None:
    """It is sorted behind the one that drops what it would add again."""
    files = app("shop", _1=CREATE, _2=ADD, _3=DROP)
    assert stored({**files, **SUM}) == {"shop_customer.email"}
    late = {path.replace("1_squashed", "9_squashed"): text for path, text in SUM.items()}
    assert stored({**files, **late}) == {"shop_customer.email"}


def test_a_migration_that_sums_up_others_that_are_gone_counts() -> None:
    files = app("shop", _1_squashed="", _3=DROP)
    assert stored({**files, **SUM}) == {"shop_customer.email"}


def test_comments_go_with_the_column_to_the_table_that_is_meant() -> None:
    said = f"{ADD},  # privacyrules: data=fax by=dana\n    "
    (_, phone) = columns(app("shop", _1=PEOPLE, _2=said))
    assert str(phone.table) == "people"
    assert [(a.key, a.value) for a in phone.annotations] == [("data", "fax"), ("by", "dana")]
