"""A baseline lists what was there before, and nothing else."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from privacyrules.gate.baseline import DIGITS, Entry, against, baseline_text, parse_baseline
from privacyrules.gate.fingerprints import fingerprint
from privacyrules.model.places import MistakesError, Place
from privacyrules.model.report import Finding

CARD = Finding(
    id="no-cards",
    level="error",
    place=Place("db/1.sql", 3, 5),
    message="storing …",
    fingerprint=fingerprint("a"),
    table="pay",
    columns=("card_no",),
)
NEWS = Place("a.flows.yaml", 2, 3)
FLOW = Finding("not-covered", "error", NEWS, "the flow …", fingerprint("b"), flow="news letter")
OPAQUE = Finding("opaque", "warning", Place("db/2.sql", 1, 1), "this statement …", fingerprint("c"))

names = st.text(min_size=1, max_size=12)
findings = st.lists(
    st.builds(
        lambda about, table, line: CARD._replace(
            place=Place("x.sql", line, 1),
            fingerprint=fingerprint(about, table),
            table=table,
            columns=(about,),
        ),
        names,
        names,
        st.integers(1, 9),
    ),
    max_size=8,
)


def test_a_line_tells_what_it_accepts() -> None:
    assert baseline_text([OPAQUE, FLOW, CARD]).splitlines()[2:] == [
        f"no-cards  pay.card_no  {CARD.fingerprint[:DIGITS]}",
        f"not-covered  flow news letter  {FLOW.fingerprint[:DIGITS]}",
        f"opaque  db/2.sql  {OPAQUE.fingerprint[:DIGITS]}",
    ]


@given(findings, findings)
def test_what_is_listed_is_known_and_all_else_is_new(before: list[Finding], after: list[Finding]) -> None:
    baseline = parse_baseline(baseline_text(before), "b.txt")
    assert against(baseline, before).findings == ()
    listed = {finding.fingerprint for finding in before}
    found = against(baseline, after)
    assert found.findings == tuple(f for f in after if f.fingerprint not in listed)
    assert [*found.known, *found.findings] == sorted(after, key=lambda finding: finding in found.findings)
    gone = listed - {finding.fingerprint for finding in after}
    assert len(found.stale) == len(gone)


@given(findings, st.randoms(use_true_random=False))
def test_the_text_does_not_depend_on_order_repetition_or_lines(
    found: list[Finding], chance: random.Random
) -> None:
    moved = [finding._replace(place=Place("other.sql", 99, 9)) for finding in (*found, *found)]
    chance.shuffle(moved)
    assert baseline_text(moved) == baseline_text(found)


def test_lines_may_be_taken_out_and_remarks_put_in() -> None:
    text = baseline_text([CARD, FLOW]).replace("\n", "\r\n") + "\r\n# until the move in May\r\n"
    kept = "\n".join(line for line in text.splitlines() if "flow" not in line)
    found = against(parse_baseline(kept, "b.txt"), [CARD, FLOW])
    assert (found.findings, len(found.known)) == ((FLOW,), 1)


def test_a_line_that_no_finding_needs_is_told_with_its_place() -> None:
    found = against(parse_baseline(baseline_text([CARD]), "b.txt"), [])
    assert found.stale == (Entry("no-cards", "pay.card_no", Place("b.txt", 3, 1)),)


def test_every_line_that_names_no_finding_is_a_mistake() -> None:
    text = f"no-cards pay.card_no\n<<<<<<< ours\nno-cards  pay.card_no  {'0' * DIGITS}\n=======\n"
    with pytest.raises(MistakesError) as error:
        parse_baseline(text, "b.txt")
    assert [(problem.place.line, problem.what) for problem in error.value.problems] == [
        (1, "this line of the baseline names no finding"),
        (2, "a merge has left its marks here"),
        (4, "a merge has left its marks here"),
    ]
