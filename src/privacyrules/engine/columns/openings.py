"""Disclosures in, among the changes of the schema; the columns that they open in the end out."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from privacyrules.engine.columns.leave import Leave, tables_of
from privacyrules.engine.columns.standing import EVERY, Schema, Table
from privacyrules.model.columns import Opening, StoredColumn
from privacyrules.model.schema import Disclosure, TableName

_Grantee = tuple[str, str]


class _Pending(NamedTuple):
    """A disclosure that follows its tables."""

    disclosure: Disclosure
    leaves: tuple[Leave, ...]


class Openings:
    """The disclosures so far: what was handed out once is settled at once, all else in the end.

    `given` are the leaves by kind and by who has them, and then by their table, or by its name if nothing
    else is known of it (`*` for many tables).
    """

    __slots__ = ("found", "given", "members", "schema")

    def __init__(self, schema: Schema) -> None:
        """Begin without any, over a schema that changes meanwhile."""
        self.schema = schema
        self.found: list[Opening | _Pending] = []
        self.given: dict[_Grantee, dict[Table | str, list[Leave]]] = {}
        self.members: list[Disclosure] = []

    def note(self, disclosure: Disclosure) -> None:
        """Take a disclosure in at its time."""
        if disclosure.undoes != "nothing":
            self._take_back(disclosure)
        elif disclosure.through:
            self.members.append(disclosure)
        elif disclosure.span == "once":
            columns = [column for source in disclosure.reads for column in self.schema.read(source)]
            self.found.append(_opening(disclosure, columns))
        else:
            self._give(disclosure)

    def in_the_end(self) -> Iterator[Opening]:
        """Give every disclosure with the columns that are open when all changes have happened."""
        standing = set(self.schema.tables.values())
        of_role: dict[str, list[StoredColumn]] = defaultdict(list)
        for found in self.found:
            if isinstance(found, Opening):
                yield found
                continue
            leaves = [leave for leave in found.leaves if not leave.over]
            columns = [column for leave in leaves for column in leave.opened(self.schema, standing)]
            if found.disclosure.kind == "grant":
                of_role[found.disclosure.to.lower()] += columns
            if leaves:
                yield _opening(found.disclosure, columns)
        yield from self._of_members(of_role)

    def _give(self, disclosure: Disclosure) -> None:
        given = self.given.setdefault(_grantee(disclosure), defaultdict(list))
        leaves = [
            Leave(source, disclosure.span, tables_of(source, self.schema)) for source in disclosure.reads
        ]
        for leave in leaves:
            name = leave.source.tables[0].name.lower()
            given[leave.then[0] if leave.then and name != EVERY else name].append(leave)
        self.found.append(_Pending(disclosure, tuple(leaves)))

    def _take_back(self, undoing: Disclosure) -> None:
        if undoing.through or undoing.undoes == "all":
            self.members = [member for member in self.members if not _is_of(member, undoing)]
        given = self.given.get(_grantee(undoing), {})
        if undoing.undoes == "all":
            for leave in _all(given.values()):
                leave.over = True
        for source in undoing.reads:
            name = source.tables[0].name.lower()
            keys: list[Table | str] = [name, EVERY, *tables_of(source, self.schema)]
            touched = given.values() if name == EVERY else [given.get(key, []) for key in keys]
            for leave in _all(touched):
                leave.take_back(undoing, source, self.schema)

    def _of_members(self, of_role: dict[str, list[StoredColumn]]) -> Iterator[Opening]:
        """Give what those may read who are members of a role that may."""
        joined: dict[str, list[str]] = defaultdict(list)
        for member in self.members:
            joined[member.to.lower()].append(member.through.lower())
        for member in self.members:
            roles = dict.fromkeys([member.through.lower()])
            waiting = list(roles)
            while waiting:
                more = [role for role in joined.get(waiting.pop(), ()) if role not in roles]
                roles |= dict.fromkeys(more)
                waiting += more
            columns = [column for role in roles for column in of_role.get(role, ())]
            if columns:
                yield _opening(member, columns)


def _all(groups: Iterable[list[Leave]]) -> Iterator[Leave]:
    return (leave for group in groups for leave in group)


def _grantee(disclosure: Disclosure) -> _Grantee:
    return disclosure.kind, disclosure.to.lower()


def _is_of(member: Disclosure, undoing: Disclosure) -> bool:
    """Whether a statement ends a membership: this one, or all of those that somebody has."""
    same = member.to.lower() == undoing.to.lower()
    return same and undoing.through.lower() in ("", member.through.lower())


def _opening(disclosure: Disclosure, columns: list[StoredColumn]) -> Opening:
    """Tell the columns that are known from the tables of which nothing is."""
    known = {(str(c.table).lower(), c.name.lower()): c for c in columns if c.name != EVERY}
    unknown: dict[TableName, None] = {}
    for column in columns:
        if column.name == EVERY:
            unknown[column.table] = None
    return Opening(disclosure, tuple(known.values()), tuple(unknown))
