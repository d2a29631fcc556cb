"""A project's settings, each with where it was stated."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from privacyrules.model.flow import Axis, FactValue
from privacyrules.model.places import NOWHERE, Place
from privacyrules.model.vocabulary import OwnTerm

if TYPE_CHECKING:
    from privacyrules.model.schema import Ignore

SHARED_FILE = "pyproject.toml"
"""The file that settings share with other tools, in a table of their own; elsewhere they stand at the top."""

TABLE = "tool.privacyrules"
"""That table."""

BASELINE = "privacyrules-baseline.txt"
"""The file beside the settings that lists what is known already; `check` finds it unasked."""


class ColumnStatement(NamedTuple):
    """What somebody states about the columns that two patterns match (`*` and `?` as in a shell).

    `terms` and `facts` fill the flow of such a column; `not_personal` is the reason why it makes
    none. `stated_by` names who said so, and when. `places` tells where each axis and fact is stated.
    """

    table: str
    column: str
    stated_by: str
    terms: Mapping[Axis, tuple[str, ...]] = MappingProxyType({})
    facts: Mapping[str, FactValue] = MappingProxyType({})
    not_personal: str | None = None
    place: Place = NOWHERE
    places: Mapping[str, Place] = MappingProxyType({})


class RoleStatement(NamedTuple):
    """Who stands behind the roles, servers, publications and files that a pattern matches.

    `recipient` is a term; `purpose`, where it is stated, is what the data is handed out for.
    """

    pattern: str
    recipient: str
    stated_by: str
    purpose: tuple[str, ...] = ()
    place: Place = NOWHERE


class Config(NamedTuple):
    """The settings of a project; `folder` is where they lie, `path` the file (empty if there is none).

    `assume` fills axes that nobody stated, in questions and in the gate; `places` tells where, and
    `exclude_at` where each pattern of `exclude` is set, and `set_at` where each setting at the top of the
    file. `ignores` are its waivers, those in its comments too; `lines` are those of its text.
    """

    folder: str
    path: str = ""
    policy: str | None = None
    paths: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    dialect: str | None = None
    fail_on: tuple[str, ...] | None = None
    strict: bool = False
    assume: Mapping[Axis, tuple[str, ...]] = MappingProxyType({})
    columns: tuple[ColumnStatement, ...] = ()
    terms: tuple[OwnTerm, ...] = ()
    roles: tuple[RoleStatement, ...] = ()
    places: Mapping[str, Place] = MappingProxyType({})
    exclude_at: Mapping[str, Place] = MappingProxyType({})
    ignores: "tuple[Ignore, ...]" = ()
    lines: tuple[str, ...] = ()
    set_at: Mapping[str, Place] = MappingProxyType({})

    @property
    def prefix(self) -> str:
        """What stands before the names of its tables: nothing in a file of its own."""
        return "" if self.path and not self.path.endswith(SHARED_FILE) else f"{TABLE}."
