"""The settings of a project and what options say in, every setting with where it came from out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from privacyrules.engine.columns.propose import ASSUMED_BY_THE_GATE, GATE
from privacyrules.files.packs import packs_in, shown
from privacyrules.gate.levels import FAILING
from privacyrules.model.config import BASELINE, ColumnStatement, Config, RoleStatement
from privacyrules.model.flow import AXES
from privacyrules.model.schema import Ignore
from privacyrules.model.setting import Given, Setting
from privacyrules.model.vocabulary import OwnTerm
from privacyrules.workflows.day import day_of


def settings_of(config: Config, given: Mapping[str, Given]) -> Iterator[Setting]:
    """Tell every setting: what is typed outweighs the environment, that the file, and that the default.

    Args:
        config: the settings of the project.
        given: what options say, by the settings that they stand for: `config`, `policy`, `today`.

    Raises:
        MistakesError: the day is none.
    """
    yield _given("config", given) or Setting("config", config.path or None, name=_found(config))
    yield _given("policy", given) or _in_file(config, "policy", config.policy) or _only_pack(config)
    today = day_of(given["today"].value if "today" in given else None)
    yield _given("today", given) or Setting("today", today)
    for key, value, default in (
        ("paths", config.paths, ()),
        ("exclude", config.exclude, ()),
        ("dialect", config.dialect, None),
        ("fail-on", config.fail_on, FAILING),
        ("strict", config.strict, False),
    ):
        yield _in_file(config, key, value) or Setting(key, default)
    yield _baseline(config)
    yield from _assumed(config)
    yield from _entries(config)


def _given(key: str, given: Mapping[str, Given]) -> Setting | None:
    found = given.get(key)
    return Setting(key, found.value, found.origin, found.name) if found else None


def _in_file(config: Config, key: str, value: bool | str | tuple[str, ...] | None) -> Setting | None:
    place = config.set_at.get(key)
    return Setting(key, value, "settings", f"{config.prefix}{key}", place) if place else None


def _found(config: Config) -> str:
    return "the nearest upwards" if config.path else ""


def _only_pack(config: Config) -> Setting:
    """The policy that holds where none is named: the only one that the project has."""
    names = packs_in(Path(config.folder, "rules"))
    if len(names) == 1:
        return Setting("policy", names[0], name="the only pack under rules")
    return Setting("policy", None, name=f"several packs under rules: {', '.join(names)}" if names else "")


def _baseline(config: Config) -> Setting:
    file = Path(config.folder, BASELINE)
    return Setting("baseline", shown(file) if file.is_file() else None, name=BASELINE)


def _assumed(config: Config) -> Iterator[Setting]:
    for axis in AXES:
        if axis in config.assume:
            name = f"{config.prefix}assume.{axis}"
            yield Setting(f"assume.{axis}", config.assume[axis], "settings", name, config.places[axis])
        elif axis in ASSUMED_BY_THE_GATE:
            yield Setting(f"assume.{axis}", ASSUMED_BY_THE_GATE[axis], name=GATE)


def _entries(config: Config) -> Iterator[Setting]:
    """What stands in tables, of columns, terms, roles and waivers, and the waivers in comments."""
    listed = [(f"columns[{n}]", _column(entry), entry.place) for n, entry in enumerate(config.columns)]
    listed += [(f"terms.{term.name}", _term(term), term.place) for term in config.terms]
    listed += [(f"roles.{role.pattern}", _role(role), role.place) for role in config.roles]
    waivers = [ignore for ignore in config.ignores if ignore.of]
    listed += [(f"waivers[{n}]", _waiver(ignore), ignore.place) for n, ignore in enumerate(waivers)]
    for key, value, place in listed:
        yield Setting(key, value, "settings", f"{config.prefix}{key}", place)
    for ignore in config.ignores:
        if not ignore.of:
            yield Setting("waiver", _waiver(ignore), "settings", "a comment", ignore.place)


def _column(entry: ColumnStatement) -> str:
    said = [f"{axis} {', '.join(terms)}" for axis, terms in entry.terms.items()]
    said += [f"{name} = {str(value).lower()}" for name, value in entry.facts.items()]
    said += [f"not personal: {entry.not_personal}"] if entry.not_personal is not None else []
    return f"{entry.table}.{entry.column}: {'; '.join(said) or 'nothing'} (by {entry.stated_by})"


def _term(term: OwnTerm) -> str:
    return f"within {', '.join(term.within)}" if term.within else f"on {term.axis}"


def _role(role: RoleStatement) -> str:
    purpose = f" for {', '.join(role.purpose)}" if role.purpose else ""
    return f"{role.recipient}{purpose}"


def _waiver(ignore: Ignore) -> str:
    about = f" of {'.'.join(ignore.of[1:])}" if ignore.of else ""
    return f"{ignore.id}{about} until {ignore.until} (by {ignore.by})"
