"""What holds of baselines, fingerprints, waivers and the order of reports, whatever a project holds."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from functools import cache, partial
from typing import NamedTuple

from hypothesis import given, settings
from hypothesis import strategies as st

from privacyrules.engine.compiled import judge_by
from privacyrules.engine.masks import masks_of
from privacyrules.engine.parts import Judge
from privacyrules.files.inputs import Input, Inputs
from privacyrules.gate.baseline import against, baseline_text, parse_baseline
from privacyrules.gate.waivers import digest_of_all_sentences
from privacyrules.model.config import Config
from privacyrules.model.places import Place
from privacyrules.model.report import Report
from privacyrules.model.schema import Ignore
from privacyrules.reporters.json import report_text
from privacyrules.workflows.ground import Ground, fill
from privacyrules.workflows.judging import judge
from privacyrules.workflows.taking import Taking
from privacyrules.workflows.wanted import Wanted
from shipped import shipped, shipped_lexicon

CARD = "no-card-or-payment-details"
IDS = (CARD, "conditional", "review", "not-covered")
TABLES = ("users", "payments", "Jobs", "shop.orders")
COLUMNS = ("email", "iban", "card_number", "attempts", "details", "session_id", "body")
PURPOSES = ("newsletter", "registration", "marketing")
OPAQUE = "DO $$ BEGIN EXECUTE 'ALTER TABLE ' || t || ' ADD x int'; END $$;\n"


class Project(NamedTuple):
    """Tables with their columns, each in a file of its own; flows in a manifest; perhaps a riddle."""

    tables: Mapping[str, Sequence[str]]
    flows: Mapping[str, str]
    opaque: bool

    def files(self, waiver: tuple[str, str, str] | None = None) -> dict[str, str]:
        """The text of each file; `waiver` names id, table and column beside which it stands."""
        files = {f"{n}.sql": self._table(n, waiver) for n in range(len(self.tables))}
        listed = [
            f"  - {{id: {flow}, description: x, action: use, data: email, purpose: {purpose}}}\n"
            for flow, purpose in self.flows.items()
        ]
        files |= {"a.flows.yaml": "flows:\n" + "".join(listed)} if listed else {}
        return files | ({"9.sql": OPAQUE} if self.opaque else {})

    def _table(self, number: int, waiver: tuple[str, str, str] | None) -> str:
        table, columns = list(self.tables.items())[number]
        lines = [f"  {column} text,{beside(waiver, table, column)}\n" for column in columns]
        return f"CREATE TABLE {table} (\n{''.join(lines)}  id int\n);\n"


def beside(waiver: tuple[str, str, str] | None, table: str, column: str) -> str:
    if waiver is None or waiver[1:] != (table, column):
        return ""
    return f' -- privacyrules: ignore[{waiver[0]}] "later" until=2030-12-31 by=dana text={digest(waiver[0])}'


columns = st.lists(st.sampled_from(COLUMNS), unique=True, max_size=4)
projects = st.builds(
    Project,
    st.dictionaries(st.sampled_from(TABLES), columns, max_size=3),
    st.dictionaries(st.sampled_from(("letter", "sign_up")), st.sampled_from(PURPOSES), max_size=2),
    st.booleans(),
)
gaps = st.tuples(st.sampled_from(IDS), st.sampled_from(TABLES), st.sampled_from(COLUMNS))
chance = st.randoms(use_true_random=False)
often = settings(max_examples=60, deadline=None)


@cache
def judging() -> Judge:
    return judge_by(shipped().policy, masks_of(shipped().policy))


@cache
def digest(id_: str) -> str:
    """What a waiver of this id repeats: of a rule its sentence, else all sentences."""
    policy = shipped().policy
    quotes = {rule.id: rule.quotes[0].digest for rule in policy.rules}
    return quotes.get(id_, digest_of_all_sentences(policy))[:8]


def entry(id_: str, table: str, column: str) -> Ignore:
    """A waiver of the settings."""
    of = "column", table.lower(), column.lower()
    return Ignore(id_, "later", "2030-12-31", "dana", digest(id_), Place("privacyrules.toml", 3), of=of)


def checked(files: Mapping[str, str], *ignores: Ignore) -> Report:
    """Check files that lie nowhere, in the order in which they are given."""
    config = Config("/shop", "privacyrules.toml", ignores=ignores)
    ground = Ground(shipped().policy, judging(), shipped_lexicon(), config)
    inputs = [Input(name, name, partial(str.encode, text)) for name, text in files.items()]
    fill(ground, [Inputs("", inputs)], Taking(None))
    return judge(ground, Wanted(known_too=True), "whole")


def fingerprints(report: Report) -> list[str]:
    return sorted(finding.fingerprint for finding in report.findings)


def gaps_of(report: Report) -> set[tuple[str, str | None, tuple[str, ...], str | None]]:
    return {(finding.id, finding.table, finding.columns, finding.flow) for finding in report.findings}


@often
@given(projects)
def test_after_a_baseline_a_check_is_clean(project: Project) -> None:
    found = checked(project.files()).findings
    left = against(parse_baseline(baseline_text(found), "b.txt"), checked(project.files()).findings)
    assert (left.findings, left.stale) == ((), ())


@often
@given(projects, columns)
def test_a_file_that_has_nothing_to_do_with_it_changes_no_fingerprint(
    project: Project, more: list[str]
) -> None:
    lines = "".join(f"  {column} text,\n" for column in more)
    unrelated = {
        "5.sql": f"CREATE TABLE elsewhere (\n{lines}  id int\n);\n",
        "notes.txt": "nothing\n",
        "b.flows.yaml": "flows:\n  - {id: letter, description: x, action: sell, data: email}\n",
    }
    before = set(fingerprints(checked(project.files())))
    alone = set(fingerprints(checked(unrelated)))
    assert set(fingerprints(checked({**project.files(), **unrelated}))) == before | alone
    assert not before & alone


@often
@given(projects, chance)
def test_lines_that_move_change_no_fingerprint(project: Project, moves: random.Random) -> None:
    def moved(text: str) -> str:
        return "".join("\n" * moves.randrange(3) + line for line in text.splitlines(keepends=True))

    files = {
        name: text if text == OPAQUE else moved(text)  # A statement that nobody reads is named by its text.
        for name, text in project.files().items()
    }
    files = {name: "\n" * moves.randrange(3) + text for name, text in files.items()}
    assert fingerprints(checked(files)) == fingerprints(checked(project.files()))


@often
@given(projects, gaps)
def test_a_waiver_of_the_settings_hides_no_other_rule_table_or_column(
    project: Project, gap: tuple[str, str, str]
) -> None:
    id_, table, column = gap
    before, after = gaps_of(checked(project.files())), gaps_of(checked(project.files(), entry(*gap)))
    there = (id_, table, (column,), None)
    assert before - after == ({there} & before)
    assert after - before == (set() if there in before else {("unused-waiver", None, (), None)})


@often
@given(projects, gaps)
def test_a_waiver_beside_a_column_hides_no_other_rule_table_or_column(
    project: Project, gap: tuple[str, str, str]
) -> None:
    id_, table, column = gap
    before, after = gaps_of(checked(project.files())), gaps_of(checked(project.files(gap)))
    there = (id_, table, (column,), None)
    assert before - after == ({there} & before)
    is_written = column in project.tables.get(table, ())
    unused = {("unused-waiver", None, (), None)} if is_written and there not in before else set()
    assert after - before == unused


@often
@given(projects, st.lists(gaps, max_size=3), chance)
def test_a_report_does_not_depend_on_the_order_of_files_and_waivers(
    project: Project, waived: list[tuple[str, str, str]], order: random.Random
) -> None:
    files = list(project.files().items())
    entries = [entry(*gap)._replace(place=Place("s.toml", n)) for n, gap in enumerate(waived, 1)]
    first = checked(dict(files), *entries)
    order.shuffle(files)
    order.shuffle(entries)
    again = checked(dict(files), *entries)
    assert report_text(again) == report_text(first)
    assert again.waivers == first.waivers
