"""A folder of labelled columns in, a table of the classifier's precision and recall out.

Run: python tests/benchmarks/classify.py FOLDER [--part all|develop|aside] [--errors]

`columns.tsv` has the columns repo, path, table, column, declared_type, label and note; where `files.tsv`
has a column language, every language is scored on its own. Rows whose note says `alt=` (a second label is
fair) or `unscored` are left out. A third of the repositories is set aside, by the digest of their names:
look at their numbers, never at their errors. In brackets: where 95 of 100 draws of as many repositories
(with replacement) lie; columns of one repository resemble each other, so nothing narrower would be honest,
and fewer than three repositories have no interval. At the end: of how many columns
(in how many repositories).
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import random
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from privacyrules.engine.columns.classify import classify
from privacyrules.model.classification import Classification, ColumnFacts, Lexicon
from privacyrules.policy.lexicon import build_lexicon
from privacyrules.syntax.yaml import parse

RULES = Path(__file__).parents[2] / "rules" / "columns"
NONE = "none"
UNSCORED = "unscored"
DRAWS = 400
FEWEST = 3
INSTRUMENTS = frozenset({"card_number", "card_security_code", "card_expiry", "card_partial", "bank_account"})
COMMON = (
    *("email", "phone", "postal_address", "city", "person_name", "username", "gender", "birth_date"),
    *("government_id", "password_or_secret", "location"),
)
LABEL_OF: Mapping[str, str] = {
    **dict.fromkeys(("street", "postcode", "region"), "postal_address"),
    **dict.fromkeys(("first_name", "last_name", "card_holder_name"), "person_name"),
    **dict.fromkeys(("tax_id", "national_id", "passport_number"), "government_id"),
    **dict.fromkeys(("iban", "account_number", "bank_routing_code"), "bank_account"),
    **dict.fromkeys(("income", "credit_score"), "financial_other"),
    **dict.fromkeys(("ethnicity", "religion", "sexual_orientation", "political_opinion"), UNSCORED),
    **dict.fromkeys(("criminal_record", "family_status"), UNSCORED),
    "card_brand": "card_partial",
    "country": "location",
    "uploaded_documents": "free_text_content",
}
"""The label of each category that is finer than the labels."""


class Row(NamedTuple):
    """A labelled column, and where it is from."""

    label: str
    facts: ColumnFacts
    repository: str
    language: str


class Judged(NamedTuple):
    """A labelled column and what the classifier says."""

    row: Row
    said: str
    answer: Classification


class Score(NamedTuple):
    """How often something was said, meant, and both."""

    said: int
    meant: int
    both: int

    def __add__(self, other: Score) -> Score:  # type: ignore[override]
        """Add up two scores."""
        return Score(*(a + b for a, b in zip(self, other, strict=True)))


ZERO = Score(0, 0, 0)


def set_aside(repository: str) -> bool:
    """Tell whether a repository is kept for honest numbers."""
    return hashlib.sha256(f"29:{repository}".encode()).digest()[0] % 3 == 0


def table(path: Path) -> list[dict[str, str]]:
    """Read a file of tab-separated values."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def read(folder: Path, part: str) -> Iterator[Row]:
    """Give every row to be scored, with the columns beside it."""
    rows = table(folder / "columns.tsv")
    languages = {
        (file["repo"], file["path"]): file.get("language", "") for file in table(folder / "files.tsv")
    }
    beside: defaultdict[tuple[str, ...], dict[str, None]] = defaultdict(dict)
    for row in rows:
        beside[row["repo"], row["path"], row["table"]][row["column"]] = None
    for row in rows:
        left_out = "alt=" in row["note"] or UNSCORED in row["note"]
        if left_out or (part != "all" and set_aside(row["repo"]) != (part == "aside")):
            continue
        names = beside[row["repo"], row["path"], row["table"]]
        neighbours = tuple(name for name in names if name != row["column"])
        facts = ColumnFacts(row["table"], row["column"], row["declared_type"] or None, neighbours)
        yield Row(row["label"], facts, row["repo"], languages.get((row["repo"], row["path"]), ""))


def judge(row: Row, lexicon: Lexicon) -> Judged:
    """Classify one column; the category becomes the label that it lies within."""
    answer = classify(row.facts, lexicon)
    return Judged(row, LABEL_OF.get(answer.category or NONE, answer.category or NONE), answer)


def among(one: Judged, labels: Iterable[str] | None) -> Score:
    """Score whether a column is one of the labels; without labels, whether it is personal at all."""
    said = one.said != NONE if labels is None else one.said in labels
    meant = one.row.label != NONE if labels is None else one.row.label in labels
    return Score(said, meant, said and meant)


def exactly(one: Judged, labels: Iterable[str]) -> Score:
    """Score whether a column is the very one of the labels that it is said to be."""
    return sum((among(one, (label,)) for label in labels), ZERO)


def denying(one: Judged) -> Score:
    """Score what the bands that may deny say: the label must be right."""
    denies = one.answer.band in ("certain", "likely")
    return Score(denies, one.row.label != NONE, denies and one.said == one.row.label)


def line(name: str, scores: Iterable[tuple[str, Score]]) -> str:
    """Write precision and recall with the interval that drawing other repositories gives."""
    by_repository: defaultdict[str, Score] = defaultdict(lambda: ZERO)
    for repository, score in scores:
        by_repository[repository] += score
    parts = list(by_repository.values())
    chance = random.Random(7)  # noqa: S311
    holding = sum(score.said + score.meant > 0 for score in parts)
    enough = holding >= FEWEST
    draws = [sum(chance.choices(parts, k=len(parts)), ZERO) for _ in range(DRAWS)] if enough else []
    whole = sum(parts, ZERO)
    precision = _interval(whole.both, whole.said, [(draw.both, draw.said) for draw in draws])
    recall = _interval(whole.both, whole.meant, [(draw.both, draw.meant) for draw in draws])
    return f"{name:34}precision {precision}  recall {recall}  of {whole.meant} ({holding})"


def measures(judged: list[Judged]) -> Iterator[str]:
    """Write the measures that have a target."""
    yield line("personal or not", ((one.row.repository, among(one, None)) for one in judged))
    yield line("bands that may deny, by label", ((one.row.repository, denying(one)) for one in judged))
    yield line(
        "payment instruments or not", ((one.row.repository, among(one, INSTRUMENTS)) for one in judged)
    )
    yield line("the eleven common labels", ((one.row.repository, exactly(one, COMMON)) for one in judged))


def report(judged: list[Judged]) -> Iterator[str]:
    """Write the tables, line by line."""
    yield from measures(judged)
    for band in ("certain", "likely", "review"):
        within = [one for one in judged if one.answer.band == band and one.answer.category]
        right = sum(one.said == one.row.label for one in within)
        yield f"band {band:29}precision {_ratio(right, len(within))}  of {len(within)}"
    unknown = sum(one.answer.band == "review" and one.answer.category is None for one in judged)
    yield f"{'unknown, for review':34}{unknown} of {len(judged)}"
    for label, _ in Counter(one.row.label for one in judged if one.row.label != NONE).most_common():
        yield line(f"  {label}", ((one.row.repository, among(one, (label,))) for one in judged))
    for language in sorted({one.row.language for one in judged if one.row.language}):
        yield f"language {language}"
        yield from (f"  {text}" for text in measures([one for one in judged if one.row.language == language]))


def errors(judged: list[Judged]) -> Iterator[str]:
    """Write every wrong answer with its evidence."""
    for one in sorted(judged, key=lambda wrong: (wrong.row.label, wrong.said)):
        if one.row.label != one.said:
            facts, answer = one.row.facts, one.answer
            where = f"{facts.table}.{facts.name} {facts.type}"
            yield f"{one.row.label} -> {one.said} ({answer.band}) {where}: {'; '.join(answer.evidence)}"


def _ratio(part: int, whole: int) -> str:
    return f"{part / whole:.3f}" if whole else "  -  "


def _interval(part: int, whole: int, draws: list[tuple[int, int]]) -> str:
    ratios = sorted(part / whole for part, whole in draws if whole)
    if not ratios:
        return f"{_ratio(part, whole)} (    -    )"
    low, high = ratios[len(ratios) // 40], ratios[-1 - len(ratios) // 40]
    return f"{_ratio(part, whole)} ({low:.2f}-{high:.2f})"


def main() -> None:
    """Read the arguments, score, print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("--part", choices=("all", "develop", "aside"), default="all")
    parser.add_argument("--errors", action="store_true", help="also print every wrong answer")
    options = parser.parse_args()
    if options.errors and options.part != "develop":
        parser.error("--errors goes with --part develop: errors of what is set aside must not be seen")
    files = sorted(RULES.glob("*.yaml"))
    lexicon = build_lexicon([parse(file.read_text(encoding="utf-8"), file.name) for file in files])
    rows = list(read(options.folder, options.part))
    start = time.process_time()
    judged = [judge(row, lexicon) for row in rows]
    spent = (time.process_time() - start) / max(len(rows), 1) * 1e6
    lines = [*report(judged), f"{'time per column':34}{spent:.0f} us CPU"]
    sys.stdout.write("\n".join([*lines, *(errors(judged) if options.errors else [])]) + "\n")


if __name__ == "__main__":
    main()
