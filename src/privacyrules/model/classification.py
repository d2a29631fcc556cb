"""What a column is called goes in (`ColumnFacts`), what it holds comes out (`Classification`)."""

from collections.abc import Mapping, Set
from typing import Literal, NamedTuple

Band = Literal["certain", "likely", "review", "none", "stated"]
"""How sure: only `certain`, `likely` and `stated` may deny; `none` holds nothing personal."""

CERTAIN, LIKELY, REVIEW, NOTHING = 3, 2, 1, 0
"""Strengths: what a phrase weighs, and what is left of it after its surroundings had their say."""

BANDS: tuple[Band, ...] = ("none", "review", "likely", "certain")
"""The band of each strength."""

NOT_PERSONAL = "not_personal"
"""The category of phrases that name nothing personal, such as "company name"."""

BY_TABLE = ""
"""The category of phrases that say nothing until the table is known, such as "name"."""

Phrase = tuple[tuple[str, ...], str, int, str]
"""Words, category, strength, language; the word `*` stands for any one to three words."""

Meaning = tuple[str, int]
"""Category and strength; the category `""` says "unknown, somebody has to look"."""


class ColumnFacts(NamedTuple):
    """All that is known of a column without its data.

    `type` is the declared type as written, None if unknown. `neighbours` are the names of the
    table's other columns, in any order. `comment` is the description that the schema gives.
    """

    table: str
    name: str
    type: str | None = None
    neighbours: tuple[str, ...] = ()
    comment: str | None = None


class Classification(NamedTuple):
    """What a column holds, how sure that is, and why.

    `category` is None for what is not personal (band `none`) and for what names and types cannot
    tell (band `review`). `stated` is for categories that a person wrote down. `against` is the part
    of the evidence that speaks against personal data: a type, a last word, a word that names none.
    """

    category: str | None
    band: Band
    evidence: tuple[str, ...] = ()
    against: tuple[str, ...] = ()


PAYING = frozenset(
    (
        *("card_number", "card_security_code", "card_expiry", "card_partial", "card_holder_name"),
        *("bank_account", "iban", "account_number", "bank_routing_code"),
    )
)
"""The categories whose words are known with a slip in them too."""


class Lexicon(NamedTuple):
    """How columns are called, as plain data that `marshal` can store.

    `phrases`: per first word the phrases that start with it, longest first. `by_table`: what a
    phrase means per kind of table; the kind `""` is any other table.
    `kinds`: the kinds of table that a table's name speaks of; `kinds_beside`: the kinds that a column
    makes of the table it stands in, `kind_order` which of them counts first; `alone`: the kinds
    that heed no columns beside; `weakened`: by how many bands a name means less in such a table.
    `types`: the family of a type's word; `holds`: the families that can hold a category; `implied`:
    the category that a type's word gives away.
    `first_words`, `last_words`, `anywhere`: what a word turns a name into ("a count").
    `peel`: endings, and `modifiers`: words, that leave a meaning as it is. `spellings`:
    abbreviations written out; `words`: every word known, by which glued names are split. `near`: the
    long words of payment, by themselves and by what one lost letter leaves of them.
    """

    phrases: Mapping[str, tuple[Phrase, ...]]
    by_table: Mapping[str, Mapping[str, Meaning]]
    kinds: Mapping[str, tuple[str, ...]]
    kinds_beside: Mapping[str, tuple[str, ...]]
    kind_order: tuple[str, ...]
    weakened: Mapping[str, int]
    alone: frozenset[str]
    types: Mapping[str, str]
    holds: Mapping[str, frozenset[str]]
    implied: Mapping[str, str]
    first_words: Mapping[str, str]
    last_words: Mapping[str, str]
    anywhere: Mapping[str, str]
    peel: frozenset[str]
    modifiers: frozenset[str]
    spellings: Mapping[str, tuple[str, ...]]
    words: Set[str]
    near: Mapping[str, tuple[str, ...]]
