"""Findings and waivers in; what stays, what became of each waiver, and what is wrong with one, out."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from privacyrules.gate.findings import Bench
from privacyrules.gate.fingerprints import fingerprint
from privacyrules.model.places import NOWHERE, Problem
from privacyrules.model.policy import Policy
from privacyrules.model.report import Finding, Waiver, WaiverState
from privacyrules.model.schema import Ignore
from privacyrules.syntax.nearest import did_you_mean

KINDS = (
    "not-covered",
    "conditional",
    "review",
    "opaque",
    "malformed",
    "unmapped-role",
    "unmatched-setting",
    "conflicting-statements",
    "stale-annotation",
    "needs-history",
)
"""The ids of findings that no rule gives its name to."""

UNUSED = "unused-waiver"

NEVER: Mapping[str, str] = {UNUSED: "take the waiver out", "stale-baseline": "take the line out"}
"""The ids of findings that cannot be waived, each with the way out."""

SOON = 30
"""A waiver that ends within so many days is counted as one that will lapse."""

DIGITS = 8
"""How much of a sentence's digest a waiver repeats."""

FINGERPRINT = 16
"""How much of a fingerprint an entry of the settings repeats, as the baseline does."""

MOST_NAMED = 4


class Waived(NamedTuple):
    """What waivers leave of a run: the findings that stay, how many do not, and each waiver."""

    findings: tuple[Finding, ...]
    accepted: int = 0
    waivers: tuple[Waiver, ...] = ()
    problems: tuple[Problem, ...] = ()


def waive(findings: Sequence[Finding], ignores: Sequence[Ignore], policy: Policy, bench: Bench) -> Waived:
    """Take out the findings that waivers accept.

    A waiver accepts one finding (its id, at the name that it stands beside, or as an entry of the settings
    names it) up to its last day, and as long as the sentence that decides still has the digest that the
    waiver repeats; where no rule decides, the digest is that of all quoted sentences. Absolute promises
    cannot be waived.

    Returns:
        The findings that stay: one whose waiver has lapsed, or was written for another text, says so.
        An unknown id is a problem, and so is a waiver against an absolute promise, and one beside several
        findings of its id.
    """
    of_all = digest_of_all_sentences(policy) if findings else ""
    findings = [finding._replace(text=_text(finding, policy, of_all)) for finding in findings]
    if not ignores:
        return Waived(tuple(findings))
    meant, problems = _meant(findings, ignores, policy, bench)
    waivers = [_waiver(ignore, found, policy) for ignore, found in meant]
    kept = list(_left(findings, waivers))
    return Waived(tuple(kept), len(findings) - len(kept), tuple(waivers), tuple(problems))


def lapsing(waivers: Iterable[Waiver]) -> int:
    """How many of the waivers that hold end soon."""
    return sum(waiver.state == "used" and waiver.days <= SOON for waiver in waivers)


def _left(findings: Iterable[Finding], waivers: Iterable[Waiver]) -> Iterator[Finding]:
    """The findings that no waiver accepts; those of waivers that do not hold say why."""
    speaking = [(id(finding), waiver) for waiver in waivers for finding in waiver.findings]
    accepted = {of for of, waiver in speaking if waiver.state == "used"}
    whys = {of: waiver.why for of, waiver in speaking}
    for finding in findings:
        if id(finding) not in accepted:
            why = whys.get(id(finding))
            yield finding._replace(help=(why, *finding.help)) if why else finding


def _meant(
    findings: Sequence[Finding], ignores: Sequence[Ignore], policy: Policy, bench: Bench
) -> tuple[list[tuple[Ignore, tuple[Finding, ...]]], list[Problem]]:
    """Each waiver that may hold with the findings that it speaks of, and what is wrong with the others."""
    by_name: dict[tuple[str, object], list[Finding]] = {}
    for finding in findings:
        for name in (finding.place, *names_of(finding, bench)):
            by_name.setdefault((finding.id, name), []).append(finding)
    known = {rule.id: rule.absolute for rule in policy.rules}
    meant: list[tuple[Ignore, tuple[Finding, ...]]] = []
    problems: list[Problem] = []
    for ignore in ignores:
        named: object = ignore.of or (ignore.beside if ignore.beside != NOWHERE else ())
        found = tuple(by_name.get((ignore.id, named), ()))
        mistake = _mistake(ignore, known) or _several(ignore, found, bench.table("waivers"))
        if mistake is None:
            meant.append((ignore, found))
        else:
            problems.append(mistake)
    return meant, problems


def names_of(finding: Finding, bench: Bench) -> Iterator[tuple[str, ...]]:
    """The names by which an entry of the settings may speak of this finding, and of no other gap."""
    yield "fingerprint", finding.fingerprint[:FINGERPRINT]
    if finding.flow is None and finding.table is not None and len(finding.columns) == 1:
        yield "column", finding.table.lower(), finding.columns[0].lower()
    if finding.flow is not None and finding.table is None:
        yield "flow", bench.path(finding.place), finding.flow


def _mistake(ignore: Ignore, known: Mapping[str, bool]) -> Problem | None:
    """What is wrong with the id that a waiver names; `known` tells of each rule whether it is absolute."""
    if known.get(ignore.id):
        what = f"'{ignore.id}' is absolute, so it cannot be waived"
        return Problem(ignore.place, what, "leave the data out, or change the policy")
    if ignore.id in NEVER:
        return Problem(ignore.place, f"'{ignore.id}' cannot be waived", NEVER[ignore.id])
    if ignore.id not in known and ignore.id not in KINDS:
        hint = did_you_mean(ignore.id, (*known, *KINDS)) or "the finding names the id in brackets"
        return Problem(ignore.place, f"there is no rule or finding '{ignore.id}'", hint)
    return None


def _several(ignore: Ignore, found: Sequence[Finding], table: str) -> Problem | None:
    """A waiver beside several columns would hide those that somebody adds there later."""
    gaps = {finding.fingerprint[:FINGERPRINT]: finding for finding in found}
    if ignore.of or (len(gaps) < 2 and not any(_grows(finding) for finding in found)):
        return None
    named = (f"{_columns(finding)} by fingerprint = '{digits}'" for digits, finding in gaps.items())
    what = f"this waiver of '{ignore.id}' stands beside several columns, and would hide more that come later"
    return Problem(ignore.place, what, f"waive each in the settings, under [[{table}]]: {some(named)}")


def _grows(finding: Finding) -> bool:
    """Whether a finding is on several columns at once, and on more when a table gets more."""
    return len(finding.columns) > 1 and (finding.table is not None or finding.id == "review")


def _columns(finding: Finding) -> str:
    prefix = f"{finding.table}." if finding.table else ""
    return ", ".join(f"{prefix}{column}" for column in finding.columns)


def _waiver(ignore: Ignore, found: tuple[Finding, ...], policy: Policy) -> Waiver:
    from datetime import date

    days = (date.fromisoformat(ignore.until) - date.fromisoformat(policy.today)).days
    state, why = _state(ignore, found[0], days) if found else ("unused", "")
    return Waiver(ignore, state, days, found, why)


def _state(ignore: Ignore, finding: Finding, days: int) -> tuple[WaiverState, str]:
    """Whether a waiver holds for a finding that it speaks of, and if not, why."""
    if days < 0:
        return "lapsed", f"the waiver of {ignore.by} at {ignore.place} ended on {ignore.until}"
    if finding.text and ignore.text != finding.text:
        said = f"has text={ignore.text}" if ignore.text else "names no text"
        return "changed", (
            f"the waiver of {ignore.by} at {ignore.place} {said}, and the promise as it stands has "
            f"text={finding.text}: read it again before you waive it"
        )
    return "used", ""


def _text(finding: Finding, policy: Policy, of_all: str) -> str:
    """What `text=` of a waiver of this finding must be; empty while the policy is not pinned."""
    if not policy.pinned:
        return ""
    digest = finding.quote.digest if finding.rule and finding.quote else of_all
    return digest[:DIGITS]


def digest_of_all_sentences(policy: Policy) -> str:
    """The digest of all that the rules quote: what no rule allows may be allowed once that is another."""
    return fingerprint(*sorted({quote.digest for rule in policy.rules for quote in rule.quotes}))


def some(names: Iterable[str]) -> str:
    """The first few names, and how many more there are."""
    every = list(names)
    more = f" and {len(every) - MOST_NAMED} more" if len(every) > MOST_NAMED else ""
    return ", ".join(every[:MOST_NAMED]) + more
