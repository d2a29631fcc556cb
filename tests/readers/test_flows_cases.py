"""Every folder under cases/flows is a test: a manifest is read, and `expected.json` is what must come out."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from privacyrules.model.manifest import ManifestFlow, ManifestReading
from privacyrules.model.nodes import Mapping_, Node, Scalar, Sequence
from privacyrules.model.places import MistakesError, Place
from privacyrules.readers import flows
from privacyrules.syntax.text import decode

CASES = sorted((Path(__file__).parent / "cases" / "flows").iterdir())

Plain = None | bool | int | float | str | list["Plain"] | dict[str, "Plain"]


def at(place: Place) -> str:
    return f"{place.line}:{place.column}"


def plain(node: Node) -> Plain:
    """Keep the values of a tree; an axis or fact bears its place in its name."""
    if isinstance(node, Mapping_):
        return {f"{key.value} @{at(key.place)}": plain(value) for key, value in node.entries}
    if isinstance(node, Sequence):
        return [plain(item) for item in node.items]
    return node.value


def plain_flow(flow: ManifestFlow) -> Plain:
    return {
        "id": flow.id,
        "at": at(flow.place),
        "description": flow.description,
        "flow": plain(flow.node),
    }


def outcome(manifest: Path) -> Plain:
    """What a manifest holds, or all that is wrong with it."""
    try:
        reading = flows.read(decode(manifest.read_bytes(), manifest.name), manifest.name)
    except MistakesError as error:
        return {"mistakes": [str(problem) for problem in error.problems]}
    return {"flows": [plain_flow(flow) for flow in reading.flows]}


def manifest_of(case: Path) -> Path:
    (manifest,) = (path for path in case.iterdir() if path.name != "expected.json")
    return manifest


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_case(case: Path) -> None:
    expected = json.loads((case / "expected.json").read_text(encoding="utf-8"))
    assert outcome(manifest_of(case)) == expected


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_manifest_is_claimed_by_its_name(case: Path) -> None:
    assert flows.claims(f"any/{manifest_of(case).name.upper()}")


@pytest.mark.parametrize("name", ["flows.yaml", "a.yaml", "a.flows.yaml.bak", "a.flows.toml", "flows.json"])
def test_no_other_file_is_claimed(name: str) -> None:
    assert not flows.claims(name)


def test_json_is_read_as_yaml_is() -> None:
    text = '{"flows": [{"id": "a", "action": "use", "data": ["email"]}]}'
    as_json, as_yaml = flows.read(text, "x.flows.json"), flows.read(text, "x.flows.yaml")
    assert [plain_flow(flow) for flow in as_json.flows] == [plain_flow(flow) for flow in as_yaml.flows]


def test_a_reading_keeps_the_path_that_its_places_name() -> None:
    reading = flows.read("flows:\n  - {id: a, action: use}\n", "db/x.flows.yaml")
    assert isinstance(reading, ManifestReading)
    (flow,) = reading.flows
    assert (reading.path, flow.place) == ("db/x.flows.yaml", Place("db/x.flows.yaml", 2, 10))
    assert isinstance(flow.node, Mapping_)
    assert isinstance(flow.node.entries[0][0], Scalar)
