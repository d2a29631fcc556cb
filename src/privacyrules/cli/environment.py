"""Variables of the environment in, what is wrong with them out."""

from __future__ import annotations

from collections.abc import Iterable

from privacyrules.cli.options import PREFIX, TODAY, VARIABLES
from privacyrules.model.places import MistakesError, Place, Problem
from privacyrules.syntax.nearest import nearest
from privacyrules.workflows.day import day_of


def check_names(strangers: Iterable[str]) -> None:
    """Refuse variables that are almost called as ours, for nobody would read them.

    Others that begin like ours are left alone: in CI people keep there what is theirs, such as the
    version that they install.

    Raises:
        MistakesError: there are such variables; all of them.
    """
    ours = {name.removeprefix(PREFIX): name for name in VARIABLES}
    meant = {name: nearest(name.removeprefix(PREFIX), ours) for name in strangers}
    problems = [
        Problem(Place(""), f"nothing reads the environment variable {name}", f"did you mean {ours[near]}?")
        for name, near in meant.items()
        if near is not None
    ]
    if problems:
        raise MistakesError(problems)


def check_day(value: str) -> None:
    """Say of a day that is none in which variable it stands.

    Raises:
        MistakesError: it is no day.
    """
    try:
        day_of(value)
    except MistakesError as error:
        raise MistakesError(p._replace(place=Place(TODAY)) for p in error.problems) from None
