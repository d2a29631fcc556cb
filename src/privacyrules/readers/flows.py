"""Flow manifests: the text of `*.flows.yaml` or `*.flows.json` in, its flows out."""

from __future__ import annotations

from collections.abc import Iterator

from privacyrules.model.manifest import ManifestFlow, ManifestReading
from privacyrules.model.nodes import Mapping_, Node, Scalar, Sequence
from privacyrules.model.places import MistakesError, Place, Problem
from privacyrules.syntax.nearest import did_you_mean

_SUFFIXES = (".flows.yaml", ".flows.yml", ".flows.json")
_WAIVER = "privacyrules: ignore["
_BESIDE = ("id", "description")


def claims(path: str) -> bool:
    """Say whether this reader takes the file at `path`."""
    return path.lower().endswith(_SUFFIXES)


def read(text: str, path: str, dialect: str | None = None) -> ManifestReading:
    """Read a manifest: a mapping whose key `flows` lists flows, each with an id and a description.

    Args:
        text: the file's text, YAML or JSON.
        path: the path that places name.
        dialect: of no concern here.

    Raises:
        MistakesError: what is no manifest: other keys, flows without an id, an id twice; and waivers in
            comments, which would be passed over.
    """
    del dialect
    from privacyrules.syntax.yaml import parse

    problems: list[Problem] = list(_waivers(text, path))
    flows = tuple(_flow(node, problems) for node in _listed(parse(text, path), problems))
    seen: set[str] = set()
    for flow in flows:
        if flow.id and flow.id in seen:
            problems.append(Problem(flow.place, f"there are two flows '{flow.id}'", "rename one of them"))
        seen.add(flow.id)
    if problems:
        raise MistakesError(problems)
    return ManifestReading(path, flows)


def _waivers(text: str, path: str) -> Iterator[Problem]:
    """Comments that would waive a finding beside columns: nothing reads them here."""
    for number, line in enumerate(text.split("\n"), 1):
        _, mark, comment = line.partition("#")
        at = comment.find(_WAIVER)
        if mark and at >= 0:
            place = Place(path, number, len(line) - len(comment) + at + 1)
            hint = "write it in the settings, under `[[waivers]]` with `path` and `flow`"
            yield Problem(place, "a manifest holds no waivers", hint)


def _listed(document: Node, problems: list[Problem]) -> Iterator[Node]:
    named = _entries(document)
    listed = named["flows"][1] if "flows" in named else None
    for name, (key, value) in named.items():
        if name != "flows":
            hint = did_you_mean(name, ["flows"])
            # what stands under a misspelt key is read as well, so that all mistakes are told
            listed = value if hint and listed is None else listed
            hint = hint or "a manifest holds `flows:` and nothing else"
            problems.append(Problem(key.place, f"unknown key '{name}'", hint))
    if isinstance(listed, Sequence):
        yield from listed.items
    elif not problems:
        hint = "write `flows:` and below it one `- id: …` per flow"
        place = document.place if listed is None else listed.place
        problems.append(Problem(place, "a manifest lists flows under `flows:`", hint))


def _flow(node: Node, problems: list[Problem]) -> ManifestFlow:
    if not isinstance(node, Mapping_):
        hint = "write `- {id: …, action: …, data: …}`"
        problems.append(Problem(node.place, "a flow is a mapping (`key: value` lines)", hint))
        return ManifestFlow("", "", Mapping_((), node.place), node.place)
    named = _entries(node)
    said = {name: _text(named[name][1]) for name in _BESIDE if name in named}
    if not said.get("id"):
        problems.append(Problem(node.place, "this flow has no 'id'", "give it a name"))
    place: Place = named["id"][1].place if "id" in named else node.place
    rest = tuple(entry for name, entry in named.items() if name not in _BESIDE)
    return ManifestFlow(said.get("id", ""), said.get("description", ""), Mapping_(rest, node.place), place)


def _entries(node: Node) -> dict[str, tuple[Scalar, Node]]:
    return {str(key.value): (key, value) for key, value in node.entries} if isinstance(node, Mapping_) else {}


def _text(node: Node) -> str:
    return str(node.value) if isinstance(node, Scalar) and node.value is not None else ""
