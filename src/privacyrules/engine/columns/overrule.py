"""A column and what it is held to hold in, the lines that overrule that for good out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from privacyrules.model.columns import Proposal
from privacyrules.model.config import SHARED_FILE, TABLE
from privacyrules.model.inventory import Overruling
from privacyrules.model.places import NOWHERE
from privacyrules.model.schema import Annotation

_HOLDS = ("data", "not_personal")
_PATTERN = str.maketrans({"[": "[[]", "*": "[*]", "?": "[?]"})
_TEXT = str.maketrans({"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"})


def overruling(proposal: Proposal, settings_path: str) -> Overruling:
    """Write what a person has to add, with TERM, REASON and NAME for them to fill in.

    Args:
        proposal: the column and what it is held to hold.
        settings_path: the file of the settings, or the one to begin.
    """
    column = proposal.column
    ways = list(_ways(proposal))
    mark = "#" if column.place.path.endswith(".py") else "--"
    table = f"{TABLE}.columns" if settings_path.endswith(SHARED_FILE) else "columns"
    keys = [f"{'' if at == 0 else '# or: '}{key} = {_quoted(value)}" for at, (key, value) in enumerate(ways)]
    lines = [
        f"[[{table}]]",
        f"table = {_quoted(str(column.table).translate(_PATTERN))}",
        f"column = {_quoted(column.name.translate(_PATTERN))}",
        *keys,
        'by = "NAME"',
    ]
    own = _stating(column.annotations)
    return Overruling(
        comments=tuple(f"{mark} privacyrules: {_said(key, value)} by=NAME" for key, value in ways),
        settings="\n".join(lines),
        settings_path=settings_path,
        stated_at=own.place if own else NOWHERE,
        heeded=own is None and _stating(column.table_annotations) is None,
    )


def _ways(proposal: Proposal) -> Iterator[tuple[str, str]]:
    """What may be stated, the likelier first; that nothing personal is held goes without saying if so."""
    found = proposal.classification
    doubtful = found.band == "review"
    if found.category is None or doubtful:
        yield "data", found.category or "TERM"
    if found.category is not None or doubtful:
        yield "not_personal", "REASON"
    if found.category is not None:
        yield "data", "ANOTHER_TERM" if doubtful else "TERM"


def _stating(annotations: Iterable[Annotation]) -> Annotation | None:
    return next((said for said in annotations if said.key in _HOLDS), None)


def _said(key: str, value: str) -> str:
    return f'{key}="{value}"' if key == "not_personal" else f"{key}={value}"


def _quoted(text: str) -> str:
    """A basic string of TOML."""
    return f'"{text.translate(_TEXT)}"'
