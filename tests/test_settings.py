"""`privacyrules config`, `--config` and the variables of the environment: which settings hold, and why."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from privacyrules.cli import run
from privacyrules.cli.options import VARIABLES
from privacyrules.config import DIALECTS
from privacyrules.readers import sql
from privacyrules.syntax.sql.grammar import DIALECTS as OF_THE_READERS
from repositories import keep_git_apart, repository
from shipped import TODAY, keep_cache_apart, write

OWN = """\
policy = "planetsoho"
paths = ["db", "flows"]
fail-on = []

[assume]
subject = "user"

[[columns]]
table = "orders"
column = "mail*"
data = "email"
facts = { encrypted = true }
by = "R. Roe"

[terms]
acme = { within = "data_broker" }

[roles]
app = "internal"  # privacyrules: ignore[unmatched-setting] "not there yet" until=2030-12-31 by=noor

[[waivers]]
id = "no-card-or-payment-details"
table = "payments"
column = "iban"
reason = "until the move"
until = 2030-12-31
by = "Dana Levi"
text = "b18b82b1"
"""

DENIED = "CREATE TABLE payments (card_number text);\n"


class Ended(NamedTuple):
    """How a run ended."""

    code: int
    out: str
    err: str


Run = Callable[..., Ended]


@pytest.fixture
def cli(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path_factory: pytest.TempPathFactory,
    capsys: pytest.CaptureFixture[str],
) -> Run:
    keep_cache_apart(monkeypatch, tmp_path_factory)
    monkeypatch.chdir(tmp_path)
    for name in VARIABLES:
        monkeypatch.delenv(name, raising=False)

    def call(*arguments: str) -> Ended:
        code = run(arguments)
        said = capsys.readouterr()
        return Ended(code, said.out, said.err)

    return call


def shown(ended: Ended) -> dict[str, tuple[object, ...]]:
    """Each setting that `config --format json` shows: its value, origin and name, and its line."""
    assert ended.code == 0, ended.err
    listed = json.loads(ended.out)["settings"]
    return {one["key"]: (one["value"], one["origin"], one["name"], one["line"]) for one in listed}


# What holds, and where it came from.


def test_every_setting_is_shown_with_its_value_and_its_origin(cli: Run) -> None:
    write(Path(), {"privacyrules.toml": OWN})
    assert cli("config", "--show", "--today", TODAY) == Ended(
        0,
        """\
config            privacyrules.toml (default: the nearest upwards)
policy            planetsoho (privacyrules.toml:1, policy)
today             2026-01-31 (command line: --today)
paths             db and flows (privacyrules.toml:2, paths)
exclude           nothing (default)
dialect           told by each file (default)
fail-on           nothing (privacyrules.toml:3, fail-on)
strict            false (default)
baseline          none (default: privacyrules-baseline.txt)
assume.subject    user (privacyrules.toml:6, assume.subject)
assume.recipient  internal (default: the gate's own assumption)
assume.form       identified (default: the gate's own assumption)
columns[0]        orders.mail*: data email; encrypted = true (by R. Roe)
                  (privacyrules.toml:8, columns[0])
terms.acme        within data_broker (privacyrules.toml:16, terms.acme)
roles.app         internal (privacyrules.toml:19, roles.app)
waivers[0]        no-card-or-payment-details of payments.iban until 2030-12-31 (by Dana Levi)
                  (privacyrules.toml:21, waivers[0])
waiver            unmatched-setting until 2030-12-31 (by noor) (privacyrules.toml:19:21, a comment)
""",
        "",
    )


def test_without_settings_the_defaults_are_shown_and_what_they_mean(cli: Run) -> None:
    assert (
        cli("config", "--today", TODAY).out
        == """\
config            no file (default)
policy            none is named (default)
today             2026-01-31 (command line: --today)
paths             the working directory (default)
exclude           nothing (default)
dialect           told by each file (default)
fail-on           denied, not_covered and opaque (where a word tells that it is personal) (default)
strict            false (default)
baseline          none (default: privacyrules-baseline.txt)
assume.recipient  internal (default: the gate's own assumption)
assume.form       identified (default: the gate's own assumption)
"""
    )


def test_in_pyproject_the_dotted_key_is_shown(cli: Run) -> None:
    write(Path(), {"pyproject.toml": '[project]\nname = "x"\n\n[tool.privacyrules]\nstrict = false\n'})
    found = shown(cli("config", "--format", "json"))
    assert found["strict"] == (False, "settings", "tool.privacyrules.strict", 5)
    assert found["config"] == ("pyproject.toml", "default", "the nearest upwards", None)


@pytest.mark.parametrize(
    ("packs", "policy"),
    [
        (["acme"], ("acme", "default", "the only pack under rules", None)),
        (["acme", "shop"], (None, "default", "several packs under rules: acme, shop", None)),
        ([], (None, "default", None, None)),
    ],
)
def test_the_policy_that_nobody_names_is_the_only_one(
    packs: list[str], policy: tuple[object, ...], cli: Run
) -> None:
    write(Path(), {f"rules/{pack}/policy.yaml": "title: x\ndate: 2026-01-15\n" for pack in packs})
    assert shown(cli("config", "--format", "json"))["policy"] == policy


def test_a_baseline_beside_the_settings_is_shown(cli: Run) -> None:
    write(Path(), {"shop/privacyrules.toml": "", "shop/privacyrules-baseline.txt": ""})
    found = shown(cli("config", "--show", "shop", "--format", "json"))
    assert found["baseline"][0] == "shop/privacyrules-baseline.txt"


def test_what_is_typed_outweighs_the_environment_and_that_the_file(
    cli: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(Path(), {"privacyrules.toml": 'policy = "one"\n', "ci/settings.toml": 'policy = "four"\n'})
    assert shown(cli("config", "--format", "json"))["policy"] == ("one", "settings", "policy", 1)
    monkeypatch.setenv("PRIVACYRULES_POLICY", "two")
    monkeypatch.setenv("PRIVACYRULES_TODAY", "2026-02-01")
    monkeypatch.setenv("PRIVACYRULES_CONFIG", "ci/settings.toml")
    found = shown(cli("config", "--format", "json"))
    assert found["policy"] == ("two", "environment", "PRIVACYRULES_POLICY", None)
    assert found["today"] == ("2026-02-01", "environment", "PRIVACYRULES_TODAY", None)
    assert found["config"] == ("ci/settings.toml", "environment", "PRIVACYRULES_CONFIG", None)
    found = shown(
        cli("config", "--format", "json", "-p", "three", "--config", "privacyrules.toml", "--today", TODAY)
    )
    assert found["policy"] == ("three", "command line", "--policy", None)
    assert found["config"] == ("privacyrules.toml", "command line", "--config", None)
    assert found["today"] == (TODAY, "command line", "--today", None)


# The settings that are named.


@pytest.mark.parametrize(
    "command",
    [
        "check db",
        "baseline db",
        "waivers db",
        "inventory db",
        "rules",
        "terms data",
        "explain no-sale",
        "test",
        "coverage",
        "compile",
        "ask --action sell --data email --subject user",
    ],
)
def test_every_command_that_needs_settings_takes_those_that_are_named(command: str, cli: Run) -> None:
    """The nearest settings name no policy that there is, so that nobody can have read them."""
    write(
        Path(),
        {
            "privacyrules.toml": 'policy = "none"\n',
            "ci/our.toml": 'policy = "planetsoho"\n',
            "db/1.sql": DENIED,
        },
    )
    assert "there is no policy 'none'" in cli(*command.split()).err
    assert cli(*command.split(), "--config", "ci/our.toml").err == ""


def test_what_settings_name_counts_from_where_they_lie(cli: Run) -> None:
    write(
        Path(), {"ci/our.toml": 'policy = "planetsoho"\npaths = ["db"]\n', "ci/db/1.sql": DENIED, "2.sql": ""}
    )
    ended = cli("check", "--config", "ci/our.toml", "--format", "concise")
    assert ended.code == 1
    assert ended.out.startswith("ci/db/1.sql:1:24: error[no-card-or-payment-details] ")
    assert cli("baseline", "--config", "ci/our.toml").out.endswith("(1 new, 0 gone).\n")
    assert Path("ci/privacyrules-baseline.txt").is_file()


def test_of_settings_that_are_named_what_is_staged_counts(
    cli: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep_git_apart(monkeypatch)
    shop = repository(tmp_path)
    shop.stage({"ci/our.toml": 'policy = "planetsoho"\npaths = ["../db"]\n', "db/1.sql": DENIED})
    write(Path(), {"ci/our.toml": 'policy = "planetsoho"\npaths = ["elsewhere"]\n'})
    ended = cli("check", "--staged", "--config", "ci/our.toml", "--format", "concise")
    assert (ended.code, ended.err) == (1, "")
    assert ended.out.startswith("db/1.sql:1:24: error[no-card-or-payment-details] ")


# Variables.


def test_variables_stand_for_options(cli: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    write(Path(), {"1.sql": DENIED})
    monkeypatch.setenv("PRIVACYRULES_POLICY", "planetsoho")
    monkeypatch.setenv("PRIVACYRULES_TODAY", "2026-02-01")
    ended = cli("check", "1.sql")
    assert (ended.code, ended.err) == (1, "")
    assert "as of 2026-02-01." in ended.out


def test_a_variable_that_is_almost_called_as_ours_is_an_error(
    cli: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PRIVACYRULES_POLCY", "planetsoho")
    monkeypatch.setenv("PRIVACYRULES_CONFG", "x.toml")
    ended = cli("rules")
    said = "error: nothing reads the environment variable PRIVACYRULES_{}; did you mean PRIVACYRULES_{}?"
    assert ended.code == 2
    assert ended.err.splitlines() == [
        said.format("CONFG", "CONFIG"),
        said.format("POLCY", "POLICY"),
        "2 mistakes",
    ]


@pytest.mark.parametrize("name", ["PRIVACYRULES_VERSION", "PRIVACYRULES_HOME", "PRIVACYRULES_FORMAT"])
def test_what_others_keep_under_our_name_is_left_alone(
    name: str, cli: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(name, "1")
    assert cli("rules", "-p", "planetsoho").code == 0


def test_a_day_in_the_environment_that_is_none_is_told_by_its_name(
    cli: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PRIVACYRULES_TODAY", "today")
    assert cli("test", "-p", "planetsoho").err == (
        "error: PRIVACYRULES_TODAY: 'today' is no day of the calendar; write it as 2026-01-31\n"
    )


def test_the_help_names_the_variables(cli: Run) -> None:
    said = " ".join(cli("check", "--help").out.split())
    assert [name for name in VARIABLES if f"[env var: {name}]" in said] == list(VARIABLES)


# Dialects.


def test_the_dialects_of_the_settings_are_those_of_the_readers() -> None:
    assert DIALECTS == OF_THE_READERS


@pytest.mark.parametrize("dialect", DIALECTS)
def test_each_dialect_may_be_set_and_typed_and_is_read(dialect: str, cli: Run) -> None:
    write(Path(), {"privacyrules.toml": f'policy = "planetsoho"\ndialect = "{dialect}"\n', "1.sql": DENIED})
    assert cli("check", "1.sql").code == 1
    write(Path(), {"privacyrules.toml": 'policy = "planetsoho"\n'})
    assert cli("check", "1.sql", "--dialect", dialect).code == 1
    assert [change.place.line for change in sql.read(DENIED, "1.sql", dialect).changes] == [1, 1]


# The name of a table where the settings lie.


@pytest.mark.parametrize(
    ("path", "text", "table"),
    [
        ("privacyrules.toml", "", "[[columns]]"),
        ("pyproject.toml", "[tool.privacyrules]\n", "[[tool.privacyrules.columns]]"),
        ("elsewhere.toml", "", "[[tool.privacyrules.columns]]"),
    ],
)
def test_help_names_a_table_as_the_file_of_the_settings_does(
    path: str, text: str, table: str, cli: Run
) -> None:
    write(Path(), {path: text, "1.sql": "CREATE TABLE t (session_id text);\n"})
    (finding,) = json.loads(cli("check", "1.sql", "-p", "planetsoho", "--format", "json").out)["findings"]
    assert f"in the settings (`{table}`) or in a comment beside the column" in finding["help"]
