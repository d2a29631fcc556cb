"""A folder of labelled columns in, a table of the classifier's precision and recall out.

Run: python tests/benchmarks/classify.py FOLDER [--part all|develop|aside] [--errors]

`columns.tsv` has the columns repo, path, table, column, declared_type, label and note. Rows whose note says
`alt=` (a second label is fair) or `unscored` are left out. A third of the repositories is set aside,
by the digest of their names: look at their numbers, never at their errors.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from privacyrules.engine.columns.classify import classify
from privacyrules.model.classification import Classification, ColumnFacts, Lexicon
from privacyrules.policy.lexicon import build_lexicon
from privacyrules.syntax.yaml import parse

RULES = Path(__file__).parents[2] / "rules" / "columns"
NONE = "none"
UNSCORED = "unscored"
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


class Judged(NamedTuple):
    """A labelled column and what the classifier says."""

    label: str
    said: str
    answer: Classification
    facts: ColumnFacts


class Score(NamedTuple):
    """How often something was said, meant, and both."""

    said: int
    meant: int
    both: int

    def __str__(self) -> str:
        precision, recall = _ratio(self.both, self.said), _ratio(self.both, self.meant)
        return f"precision {precision}  recall {recall}  of {self.meant}"


def set_aside(repository: str) -> bool:
    """Tell whether a repository is kept for honest numbers."""
    return hashlib.sha256(f"29:{repository}".encode()).digest()[0] % 3 == 0


def read(folder: Path, part: str) -> Iterator[tuple[str, ColumnFacts]]:
    """Give label and facts of every row to be scored, with the columns beside it."""
    with (folder / "columns.tsv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    beside: defaultdict[tuple[str, ...], dict[str, None]] = defaultdict(dict)
    for row in rows:
        beside[row["repo"], row["path"], row["table"]][row["column"]] = None
    for row in rows:
        left_out = "alt=" in row["note"] or UNSCORED in row["note"]
        if left_out or (part != "all" and set_aside(row["repo"]) != (part == "aside")):
            continue
        neighbours = tuple(
            name for name in beside[row["repo"], row["path"], row["table"]] if name != row["column"]
        )
        yield row["label"], ColumnFacts(row["table"], row["column"], row["declared_type"] or None, neighbours)


def judge(label: str, facts: ColumnFacts, lexicon: Lexicon) -> Judged:
    """Classify one column; the category becomes the label that it lies within."""
    answer = classify(facts, lexicon)
    return Judged(label, LABEL_OF.get(answer.category or NONE, answer.category or NONE), answer, facts)


def score(judged: list[Judged], labels: frozenset[str] | None = None) -> Score:
    """Score whether a column is one of the labels; without labels, whether it is personal at all."""

    def counts(label: str) -> bool:
        return label != NONE if labels is None else label in labels

    said = [counts(one.said) for one in judged]
    meant = [counts(one.label) for one in judged]
    return Score(sum(said), sum(meant), sum(a and b for a, b in zip(said, meant, strict=True)))


def score_deniers(judged: list[Judged]) -> Score:
    """Score the bands that may deny: the label must be right."""
    deniers = [one for one in judged if one.answer.band in ("certain", "likely")]
    personal = sum(one.label != NONE for one in judged)
    return Score(len(deniers), personal, sum(one.said == one.label for one in deniers))


def report(judged: list[Judged]) -> Iterator[str]:
    """Write the table, line by line."""
    yield f"{'personal or not':34}{score(judged)}"
    yield f"{'bands that may deny, by label':34}{score_deniers(judged)}"
    yield f"{'payment instruments or not':34}{score(judged, INSTRUMENTS)}"
    common = [score(judged, frozenset({label})) for label in COMMON]
    yield f"{'the eleven common labels':34}{Score(*(sum(part) for part in zip(*common, strict=True)))}"
    for band in ("certain", "likely", "review"):
        within = [one for one in judged if one.answer.band == band and one.answer.category]
        right = sum(one.said == one.label for one in within)
        yield f"band {band:29}precision {_ratio(right, len(within))}  of {len(within)}"
    unknown = sum(one.answer.band == "review" and one.answer.category is None for one in judged)
    yield f"{'unknown, for review':34}{unknown} of {len(judged)}"
    for label, _ in Counter(one.label for one in judged if one.label != NONE).most_common():
        yield f"  {label:32}{score(judged, frozenset({label}))}"


def errors(judged: list[Judged]) -> Iterator[str]:
    """Write every wrong answer with its evidence."""
    for one in sorted(judged, key=lambda wrong: (wrong.label, wrong.said)):
        if one.label != one.said:
            where = f"{one.facts.table}.{one.facts.name} {one.facts.type}"
            yield f"{one.label} -> {one.said} ({one.answer.band}) {where}: {'; '.join(one.answer.evidence)}"


def _ratio(part: int, whole: int) -> str:
    return f"{part / whole:.3f}" if whole else "  -  "


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
    judged = [judge(label, facts, lexicon) for label, facts in rows]
    spent = (time.process_time() - start) / max(len(rows), 1) * 1e6
    lines = [*report(judged), f"{'time per column':34}{spent:.0f} us CPU"]
    sys.stdout.write("\n".join([*lines, *(errors(judged) if options.errors else [])]) + "\n")


if __name__ == "__main__":
    main()
