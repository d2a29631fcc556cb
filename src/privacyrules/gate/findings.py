"""Decided columns, flows and unread statements in, findings out."""

from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple, cast

from privacyrules.gate.advice import column_help, flow_help, gap
from privacyrules.gate.fingerprints import fingerprint
from privacyrules.gate.levels import OPAQUE_PERSONAL, Gate
from privacyrules.model.answer import Answer, Citation
from privacyrules.model.columns import Proposal
from privacyrules.model.config import TABLE
from privacyrules.model.places import Place
from privacyrules.model.report import Band, Finding
from privacyrules.model.schema import Unread
from privacyrules.syntax.pattern import pattern

if TYPE_CHECKING:
    from privacyrules.model.manifest import ManifestFlow

_LINE_BREAK = pattern(r"\r\n?|\n")
"""The breaks by which places count lines; `str.splitlines` knows more of them, such as form feeds."""


class Bench(NamedTuple):
    """What every finding of a run rests on: the project, the gate, and the files.

    `texts` holds the files by their names in messages, which depend on where the run was started;
    `own_path` turns such a name into the path from the project's folder. `prefix` stands before the names
    of tables in the settings.
    """

    project: str
    gate: Gate
    texts: Mapping[str, str] = MappingProxyType({})
    own_path: Callable[[str], str] = str
    prefix: str = f"{TABLE}."

    def table(self, name: str) -> str:
        """What a table of the settings is called in the file that they are in."""
        return f"{self.prefix}{name}"

    def source(self, place: Place) -> str:
        """The line of the file at a place, empty where it is not at hand."""
        lines = _lines(self.texts.get(place.path, ""))
        return lines[place.line - 1] if 0 < place.line <= len(lines) else ""

    def path(self, place: Place) -> str:
        """The path of a file from the project's folder."""
        return self.own_path(place.path)


@lru_cache(maxsize=8)
def _lines(text: str) -> list[str]:
    """The lines of a text; few files have findings, so few are taken apart."""
    return _LINE_BREAK.split(text)


def column_findings(proposal: Proposal, answer: Answer | None, bench: Bench) -> Iterator[Finding]:
    """The findings on one column: one per rule that denies, or one for what else is the matter."""
    band = proposal.classification.band
    if band == "none" or (band == "stated" and answer is None):
        return
    if band == "review" or answer is None:
        if answer is None or answer.verdict != "allowed":
            yield _review(proposal, bench)
        return
    if answer.verdict == "denied":
        for citation in answer.because:
            yield _on_column(proposal, answer, bench, citation)
    elif answer.verdict != "allowed":
        yield _on_column(proposal, answer, bench, None)


def _review(proposal: Proposal, bench: Bench) -> Finding:
    column, classification = proposal.column, proposal.classification
    held = f"it may hold {classification.category}" if classification.category else "its name does not tell"
    message = f"cannot tell what {column.table}.{column.name} holds: {held}"
    level, fails = bench.gate.judge("review")
    return Finding(
        id="review",
        level=level,
        place=column.place,
        message=message,
        fingerprint=_name(bench, "review", proposal),
        table=str(column.table),
        columns=(column.name,),
        category=classification.category,
        band="review",
        evidence=classification.evidence,
        help=column_help(proposal, None, None, bench.table("columns")),
        source=bench.source(column.place),
        fails=fails,
    )


def _on_column(proposal: Proposal, answer: Answer, bench: Bench, denied_by: Citation | None) -> Finding:
    column, classification = proposal.column, proposal.classification
    deciding = denied_by or doubt(answer)
    found = id_of(answer, denied_by)
    level, fails = bench.gate.judge(answer.kind or answer.verdict)
    held = ", ".join(answer.understood.terms.get("data", ()))
    return Finding(
        id=found,
        level=level,
        place=column.place,
        message=f"storing {held} in {column.table}.{column.name} {gap(answer)}",
        fingerprint=_name(bench, found, proposal),
        verdict=answer.verdict,
        kind=answer.kind,
        rule=denied_by.rule if denied_by else None,
        quote=deciding.quote if deciding else None,
        table=str(column.table),
        columns=(column.name,),
        category=classification.category,
        band=cast("Band", classification.band),
        evidence=classification.evidence,
        help=column_help(proposal, answer, denied_by, bench.table("columns")),
        source=bench.source(column.place),
        answer=answer,
        fails=fails,
    )


def flow_findings(flow: "ManifestFlow", answer: Answer, bench: Bench) -> Iterator[Finding]:
    """The findings on one flow of a manifest."""
    if answer.verdict == "allowed":
        return
    for denied_by in answer.because if answer.verdict == "denied" else (None,):
        deciding = denied_by or doubt(answer)
        found = id_of(answer, denied_by)
        level, fails = bench.gate.judge(answer.kind or answer.verdict)
        yield Finding(
            id=found,
            level=level,
            place=flow.place,
            message=f"the flow '{flow.id}' {gap(answer)}",
            fingerprint=fingerprint(bench.project, found, "flow", bench.path(flow.place), flow.id),
            verdict=answer.verdict,
            kind=answer.kind,
            rule=denied_by.rule if denied_by else None,
            quote=deciding.quote if deciding else None,
            flow=flow.id,
            help=flow_help(answer, denied_by),
            source=bench.source(flow.place),
            answer=answer,
            fails=fails,
        )


def unread_finding(unread: Unread, bench: Bench, *, personal: str | None) -> Finding:
    """The finding on a statement that was not understood.

    Args:
        unread: the statement.
        bench: the run.
        personal: a word in it that would classify a column by itself, None if there is none.
    """
    gravity = OPAQUE_PERSONAL if unread.kind == "opaque" and personal else unread.kind
    level, fails = bench.gate.judge(gravity)
    speaks = f", and it speaks of '{personal}'" if personal else ""
    if unread.kind == "malformed":
        message, ways = f"this statement is malformed: {unread.what}", ("Mend the statement.",)
    else:
        message = f"this statement was not understood{speaks}: {unread.what}"
        ways = ("Write it so that its tables and columns can be read, or have a person look at it.",)
    return Finding(
        id=unread.kind,
        level=level,
        place=unread.place,
        message=message,
        fingerprint=fingerprint(bench.project, unread.kind, bench.path(unread.place), unread.text),
        help=ways,
        source=bench.source(unread.place),
        fails=fails,
    )


def doubt(answer: Answer) -> Citation | None:
    """The rule that a conditional verdict hangs on: the prohibition that may apply, else the permission."""
    if answer.verdict != "conditional":
        return None
    prohibitions = [citation for citation in answer.because if citation.effect == "prohibit"]
    return next(iter(prohibitions or answer.because), None)


def id_of(answer: Answer, denied_by: Citation | None) -> str:
    """The id of a finding: that of the rule that denies, else what is the matter."""
    if denied_by is not None:
        return denied_by.rule
    return "not-covered" if answer.verdict == "not_covered" else "conditional"


def _name(bench: Bench, found: str, proposal: Proposal) -> str:
    """The fingerprint of a column's gap; letter case does not count, as it does not in `fold`."""
    table = proposal.column.table
    names = ((table.schema or "").lower(), table.name.lower(), proposal.column.name.lower())
    return fingerprint(bench.project, found, *names)
