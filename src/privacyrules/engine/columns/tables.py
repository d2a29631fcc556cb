"""A table's name and columns in, the kinds of table it may be out: what decides words such as "name"."""

from collections.abc import Callable, Mapping
from typing import NamedTuple

from privacyrules.engine.columns.matches import Match
from privacyrules.engine.columns.remembered import Remembered
from privacyrules.model.classification import REVIEW, Lexicon, Meaning

Words = tuple[str, ...]
_ELSEWHERE = ""
ANY_NAME = "*"
"""The phrase that stands for every name: tables of its kinds tell of a person whatever follows."""

_UNKNOWN: Meaning = ("", REVIEW)
# A word that speaks of nothing else is heeded beside the last digits of a card, whatever the table;
# so is the reader of a door beside a card that opens it.
_DOOR = "pass"
_INSTRUMENTS = frozenset(("card", "bank", _DOOR))
_NO_INSTRUMENTS = frozenset((_DOOR, "voucher"))
# The cards of a table of that kind pay if a column of the other kind stands beside.
_ANY_CARDS, _PAYING = "any_cards", "paying"
# So do those of a table of members if what only a card that pays has stands beside: theirs end as well.
_JOINED, _SURELY_PAYING = "joined", "pays_surely"
# What stands beside a name in two tables that are otherwise alike; where it speaks, nothing says more.
_DECISIVE = frozenset(
    ("beside_account", "beside_card_number", "beside_dc", "beside_entidad", "beside_abi", "beside_routing")
)
_BANK, _OTHER_BANK = "bank", "other_bank"
_OF_A_BANK = frozenset(("bank", "banking"))
_HIDDEN = frozenset(
    ("hash", "hashed", "encrypted", "enc", "crypt", "crypted", "cipher", "ciphertext", "masked")
)


class Kind(NamedTuple):
    """A kind of table, and by what it is known.

    `surely` is false where another word follows: what `customer_segment` keeps is a segment's.
    """

    name: str
    why: str
    surely: bool = True


class Table:
    """The kinds that a table's name speaks of, its last word first, and the words of its telling columns.

    `heeded` tells whether anybody asked for either: 0 for neither, 1 for the kinds at most, 2 for the
    columns. What is found without a look at them is the same beside any columns, or in any table.
    """

    __slots__ = ("_beside", "_kinds", "heeded")

    def __init__(self, kinds: tuple[Kind, ...], beside: Callable[[], tuple[Words, ...]]) -> None:
        """Take the kinds, and what gives the words of the columns when they are asked for."""
        self._kinds = kinds
        self._beside = beside
        self.heeded = 0

    @property
    def kinds(self) -> tuple[Kind, ...]:
        """The kinds that the table's name speaks of."""
        self.heeded = max(self.heeded, 1)
        return self._kinds

    @property
    def neighbours(self) -> tuple[Words, ...]:
        """The words of the columns that may tell of what kind the table is."""
        self.heeded = 2
        return self._beside()


def kinds_of_name(table: Words, lexicon: Lexicon) -> tuple[Kind, ...]:
    """Tell the kinds that a table's name speaks of, from its last word to its first."""
    kinds: list[Kind] = []
    end, surely = len(table), True
    tinging = lexicon.by_table.get(ANY_NAME, {})
    while end and not any(kind.name in lexicon.alone for kind in kinds):
        start = next((at for at in range(end) if " ".join(table[at:end]) in lexicon.kinds), end)
        if start < end:
            name = " ".join(table[start:end])
            kinds += [
                Kind(kind, f"the table's name says '{name}'", surely or kind in tinging)
                for kind in lexicon.kinds[name]
            ]
        else:
            surely = surely and _says_nothing(table[end - 1], lexicon)
        end = min(start, end - 1)
    return (*_said_first(table, lexicon), *_said_apart(table, kinds, lexicon), *kinds)


def _said_apart(table: Words, kinds: list[Kind], lexicon: Lexicon) -> tuple[Kind, ...]:
    """Tell that a table keeps accounts at banks though words stand between: `bank_config_account`."""
    named = any(" ".join(table[at:]) in lexicon.kinds for at in range(len(table)))
    if named or any(kind.name == _OTHER_BANK for kind in kinds):
        return ()
    apart = (f"{word} {table[-1]}" for word in table[:-1] if word in _OF_A_BANK)
    name = next((both for both in apart if _BANK in lexicon.kinds.get(both, ())), "")
    why = f"the table's name says '{name}'"
    return tuple(Kind(kind, why) for kind in lexicon.kinds.get(name, ()))


def _said_first(table: Words, lexicon: Lexicon) -> tuple[Kind, ...]:
    """Tell the kind that a first word makes of a table whatever follows: `tipo_cliente` lists types."""
    first = table[0] if len(table) > 1 else ""
    kinds = lexicon.kinds.get(first, ()) if first in lexicon.first_words else ()
    return tuple(Kind(kind, f"the table's name begins with '{first}'") for kind in kinds)


def meaning_by_table(
    words: Words, match: Match, table: Table, lexicon: Lexicon
) -> tuple[Meaning | None, str]:
    """Tell what a phrase means in its table, and why; None if nothing, and why only if that is said."""
    phrase = " ".join(match.phrase[0])
    meanings = lexicon.by_table[phrase]
    kinds, closed = _kinds_in_name(words, match, lexicon)
    if closed:
        kinds += _tinging(table, lexicon)
    else:
        kinds += table.kinds
        closed = bool(kinds) and kinds[0].name in lexicon.alone
    if not closed or _heeds_instruments(meanings, kinds, table):
        beside = kinds_beside_it(words[: match.start], table.neighbours, lexicon)
        kinds += tuple(kind for kind in beside if not closed or kind.name in _INSTRUMENTS)
    told = [kind for kind in kinds if kind.name in meanings and kind.surely]
    if told:
        kind = _firmer(told, meanings)
        meaning = meanings[kind.name]
        return (meaning if meaning[1] else None), kind.why
    unsure = any(all(meanings.get(kind.name, _UNKNOWN)) for kind in kinds)
    elsewhere = meanings.get(_ELSEWHERE, _UNKNOWN if unsure else None)
    of_things = bool(table.kinds) and table.kinds[0].name in lexicon.alone
    if elsewhere and ((closed and not elsewhere[0]) or (of_things and elsewhere[1] <= REVIEW)):
        return None, ""
    return elsewhere, ""


def _firmer(told: list[Kind], meanings: Mapping[str, Meaning]) -> Kind:
    """Give the first kind that tells; where it only says "look", a card or an account beside says more.

    Of an account and a card it is the one of which the phrase is said more firmly.
    """
    first = next((kind for kind in told if kind.name in _DECISIVE), told[0])
    by_name = {kind.name: kind for kind in reversed(told)}
    if _ANY_CARDS in by_name:
        return by_name.get(_PAYING, by_name[_ANY_CARDS])
    if first.name == _JOINED:
        return by_name.get(_SURELY_PAYING, first)
    if meanings[first.name][1] != REVIEW and first.name not in _INSTRUMENTS:
        return first
    firm = (kind for kind in told if kind.name in _INSTRUMENTS)
    return max((first, *firm), key=lambda kind: meanings[kind.name][1])


def _heeds_instruments(meanings: Mapping[str, Meaning], kinds: tuple[Kind, ...], table: Table) -> bool:
    """Tell whether cards and accounts beside may decide even in a table that is about something else."""
    if any(kind.name in _NO_INSTRUMENTS for kind in table.kinds[:1]):
        return False
    its_own = (meanings[kind.name] for kind in kinds[:1] if kind.name in meanings)
    told = next(its_own, meanings.get(_ELSEWHERE, _UNKNOWN))
    return _DOOR in meanings or (told[1] <= REVIEW and not _INSTRUMENTS.isdisjoint(meanings))


def _tinging(table: Table, lexicon: Lexicon) -> tuple[Kind, ...]:
    """Tell the kind that colours everything in a table, whatever stands beside it in a name."""
    kinds = kinds_about(table, lexicon)[:1]
    return tuple(kind for kind in kinds if kind.name in lexicon.by_table.get(ANY_NAME, {}))


def kinds_about(table: Table, lexicon: Lexicon) -> tuple[Kind, ...]:
    """Tell what a table is about: what its name says for sure, else what its columns say."""
    return tuple(kind for kind in table.kinds[:1] if kind.surely) or (
        () if table.kinds else kinds_beside_it((), table.neighbours, lexicon)
    )


def _kinds_in_name(words: Words, match: Match, lexicon: Lexicon) -> tuple[tuple[Kind, ...], bool]:
    """Tell the kinds that the words beside a phrase name, and whether they leave the table no say."""
    beside = words[max(match.start - 1, 0) : match.start] or words[match.end : match.end + 1]
    for word in beside:
        kinds = tuple(Kind(kind, f"the name says '{word}'") for kind in lexicon.kinds.get(word, ()))
        return kinds, not _says_nothing(word, lexicon)
    return (), False


def _says_nothing(word: str, lexicon: Lexicon) -> bool:
    return word in lexicon.modifiers or word in lexicon.peel or word.isdigit()


def kinds_beside_it(prefix: Words, neighbours: tuple[Words, ...], lexicon: Lexicon) -> tuple[Kind, ...]:
    """Tell the kinds that the columns beside speak of; only those count that share the prefix."""
    found: dict[str, str] = {}
    for neighbour in neighbours:
        rest = neighbour[len(prefix) :] if neighbour[: len(prefix)] == prefix else ()
        for kind in lexicon.kinds_beside.get(" ".join(rest)) or lexicon.kinds_beside.get(_bare(rest), ()):
            found[kind] = min(" ".join(rest), found.get(kind, " ".join(rest)))
    order = (kind for kind in lexicon.kind_order if kind in found)
    return tuple(Kind(kind, f"it stands beside '{found[kind]}'") for kind in order)


def _may_tell(neighbour: Words, lexicon: Lexicon) -> bool:
    rests = (neighbour[at:] for at in range(len(neighbour) + 1))
    return any(
        " ".join(rest) in lexicon.kinds_beside or _bare(rest) in lexicon.kinds_beside for rest in rests
    )


may_tell = Remembered(_may_tell)
"""Say whether a column may tell of what kind its table is, behind whatever prefix."""


def _bare(words: Words) -> str:
    """Leave out a number at the end, or that it is kept hidden."""
    return " ".join(words[:-1] if words and (words[-1].isdigit() or words[-1] in _HIDDEN) else words)
