"""What a review of a policy's own rules finds, and where the policy says nothing: what reporters write."""

from __future__ import annotations

from typing import NamedTuple

from privacyrules.model.explanation import Nearest
from privacyrules.model.flow import FactValue, Flow
from privacyrules.model.places import Place, Problem
from privacyrules.model.policy import Rule
from privacyrules.model.report import Level
from privacyrules.model.schema import Ignore

LEVELS: tuple[Level, ...] = ("error", "warning", "note")
"""The levels, the gravest first."""


class Remark(NamedTuple):
    """One thing that a review has to say of a policy.

    `id` is one of: `conflict`, `narrows`, `nothing-left`, `never-applies`, `no-effect`,
    `uncovered-exception`, `facts-alone`, `unlimited-permission`, `joining-term`, `repeated-sentence`,
    `similar-sentence`, `uncovered-sentence`, `lapsed-resolution`, `stale-resolution`, `lapsed-waiver`,
    `stale-waiver`, `unused-term`, `unused-fact`, `unused-word`, `too-many-kinds`. `rules` are those that
    it is about, of a conflict the prohibition first. `example` is a flow that shows it, fully stated on
    all that these rules name. `number` is how many kinds of flows it concerns, where somebody counted.
    """

    id: str
    level: Level
    place: Place
    message: str
    remedy: str
    rules: tuple[Rule, ...] = ()
    example: Flow | None = None
    number: int | None = None


class Review(NamedTuple):
    """What is remarkable about one policy on one day, the gravest first, then by place."""

    policy: str
    date: str
    today: str
    rules: int
    remarks: tuple[Remark, ...]

    def fails(self, *, strict: bool = False) -> bool:
        """Whether there is an error; with `strict` a warning is enough."""
        failing = LEVELS[: 2 if strict else 1]
        return any(remark.level in failing for remark in self.remarks)


class Surroundings(NamedTuple):
    """What lies around a policy's rules and is reviewed with them.

    `heading` is the path and text of its `policy.yaml`, `sections` are the texts of its sections. `tried`
    are the flows of its cases, each with its rule, and `waivers` those in the settings. `uncovered` are
    the sentences of its pinned text that nothing carries: their number and section.
    """

    heading: tuple[str, str] = ("", "")
    sections: tuple[str, ...] = ()
    tried: tuple[tuple[str, Flow], ...] = ()
    waivers: tuple[Ignore, ...] = ()
    uncovered: tuple[tuple[int, str], ...] = ()


class Kinds(NamedTuple):
    """Data that a gap speaks of: a term with all below it, other than some of these."""

    term: str
    other_than: tuple[str, ...] = ()


class Silence(NamedTuple):
    """A class of flows of which a policy says nothing, whatever else is true of them.

    An axis that is empty is not limited. `but` are permissions that touch the class for reasons of their
    own. `number` is how many kinds of flows it holds that are not forbidden either.
    """

    actions: tuple[str, ...]
    data: tuple[Kinds, ...]
    subjects: tuple[str, ...] = ()
    purposes: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    but: tuple[str, ...] = ()
    number: int = 0


class Doing(NamedTuple):
    """Something that a repository does and the policy does not speak of.

    `flow` is what is done, all data together; `tables` say where it is kept or handed out from.
    """

    flow: Flow
    places: tuple[Place, ...]
    tables: tuple[str, ...]
    nearest: tuple[Nearest, ...]


class Stated(NamedTuple):
    """A number or day that somebody states of what is done, beside what a rule says of it.

    `beyond` says that what is done goes further than the rule lets it. `literals` are those that the
    rule compares the fact with.
    """

    rule: Rule
    fact: str
    value: FactValue
    literals: tuple[FactValue, ...]
    beyond: bool
    places: tuple[Place, ...]


class Gaps(NamedTuple):
    """Where policy and practice part, both ways.

    `done` is not promised, the most frequent first; `silent` are the classes of flows that nobody speaks
    of, the largest first (None where there are too many kinds to tell). `unused` are permissions and
    obligations that nothing does, `unseen` those whose acts occur in no file that was read; both are empty
    where none was read (`files` is 0).
    """

    policy: str
    date: str
    today: str
    rules: int
    silent: tuple[Silence, ...] | None
    done: tuple[Doing, ...] = ()
    unused: tuple[Rule, ...] = ()
    unseen: tuple[Rule, ...] = ()
    stated: tuple[Stated, ...] = ()
    flows: int = 0
    files: int = 0
    problems: tuple[Problem, ...] = ()
