"""A SARIF log in, what is wrong with it by the standard and by what GitHub takes out.

Sources: OASIS, Static Analysis Results Interchange Format (SARIF) Version 2.1.0 (the sections are named);
GitHub Docs, SARIF support for code scanning, and SARIF results exceed one or more limits.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from jsonschema import Draft7Validator

from privacyrules.syntax.json_values import Value

Json = Mapping[str, "Json"] | list["Json"] | str | int | float | bool | None


def _object(properties: Mapping[str, Json], optional: str = "") -> dict[str, Json]:
    """An object that holds these keys and nothing else."""
    required = [name for name in properties if name not in optional.split()]
    return {
        "type": "object",
        "required": list(required),
        "properties": properties,
        "additionalProperties": False,
    }


def _list(items: Json, **more: Json) -> dict[str, Json]:
    return {"type": "array", "items": items, **more}


_BAG: Json = {"type": "object"}
_TEXT: Json = {"type": "string", "minLength": 1}
_SHORT: Json = {"type": "string", "minLength": 1, "maxLength": 1024}
_NAME: Json = {"type": "string", "minLength": 1, "maxLength": 255}
_VERSION: Json = {"type": "string", "pattern": r"^\d+\.\d+\.\d+([-+].*)?$"}
_ADDRESS: Json = {"type": "string", "pattern": "^https?://[^ ]+$"}
_NUMBER: Json = {"type": "integer", "minimum": 1}
_INDEX: Json = {"type": "integer", "minimum": 0}
_BOOLEAN: Json = {"type": "boolean"}
_LEVEL: Json = {"enum": ["note", "warning", "error"]}  # "none" is SARIF's, but GitHub shows nothing of it
_SEVERITY: Json = {"enum": ["error", "warning", "recommendation"]}
_MESSAGE = _object({"text": _TEXT})
_BRIEF = _object({"text": _SHORT})

_REGION = _object(  # 3.30: lines and columns count from 1
    {"startLine": _NUMBER, "startColumn": _NUMBER, "endLine": _NUMBER, "endColumn": _NUMBER}
)
_ARTIFACT = _object({"uri": _TEXT, "uriBaseId": _TEXT}, optional="uriBaseId")  # 3.4
_LOCATION = _object(  # 3.28, 3.29
    {"physicalLocation": _object({"artifactLocation": _ARTIFACT, "region": _REGION})}
)
_SUPPRESSION = _object(  # 3.35
    {
        "kind": {"enum": ["inSource", "external"]},
        "status": {"const": "accepted"},
        "justification": _TEXT,
        "location": _LOCATION,
    },
    optional="location",
)
_RESULT = _object(  # 3.27; in suppressions, all results of a run are alike: here all have them
    {
        "ruleId": _TEXT,
        "ruleIndex": _INDEX,
        "level": _LEVEL,
        "message": _MESSAGE,
        "locations": _list(_LOCATION, minItems=1, maxItems=10),
        "partialFingerprints": {"type": "object", "minProperties": 1, "additionalProperties": _TEXT},
        "suppressions": _list(_SUPPRESSION, uniqueItems=True),
        "properties": _BAG,
    },
    optional="properties",
)
_RULE = _object(  # 3.49, and what GitHub requires of it
    {
        "id": _TEXT,
        "name": _NAME,
        "shortDescription": _BRIEF,
        "fullDescription": _BRIEF,
        "help": _MESSAGE,
        "helpUri": _ADDRESS,
        "properties": _object(
            {"tags": _list(_TEXT, maxItems=10, uniqueItems=True), "problem.severity": _SEVERITY}
        ),
    },
    optional="helpUri",
)
_DRIVER = _object(  # 3.19
    {
        "name": {"const": "privacyrules"},
        "semanticVersion": _VERSION,
        "rules": _list(_RULE, maxItems=25_000, uniqueItems=True),
    }
)
_NOTIFICATION = _object({"level": _LEVEL, "message": _MESSAGE})  # 3.58
_INVOCATION = _object(  # 3.20
    {"executionSuccessful": _BOOLEAN, "toolExecutionNotifications": _list(_NOTIFICATION, minItems=1)},
    optional="toolExecutionNotifications",
)
_RUN = _object(  # 3.14
    {
        "tool": _object({"driver": _DRIVER}),
        "columnKind": {"enum": ["unicodeCodePoints"]},
        "originalUriBaseIds": {
            "type": "object",
            "additionalProperties": _object({"description": _MESSAGE}),
        },
        "invocations": _list(_INVOCATION, minItems=1, maxItems=1),
        "results": _list(_RESULT, maxItems=25_000),
        "properties": _BAG,
    }
)
_LOG = _object(  # 3.13
    {
        "$schema": {"const": "https://json.schemastore.org/sarif-2.1.0.json"},
        "version": {"const": "2.1.0"},
        "runs": _list(_RUN, minItems=1, maxItems=1),
    }
)

_RELATIVE = re.compile(r"(?!/)(?:[A-Za-z0-9._~!$&'()*+,;=@/-]|%[0-9A-F]{2})+")
"""A relative reference whose first segment has no colon (RFC 3986, section 4.2)."""


def breaches(log: Mapping[str, Value]) -> list[str]:
    """Everything that is wrong with a log, a line each."""
    errors = Draft7Validator(_LOG).iter_errors(log)
    found = [f"{'/'.join(map(str, error.absolute_path))}: {error.message[:200]}" for error in errors]
    return found or [line for run in _each(log, "runs") for line in _of_run(run)]


def _each(of: Mapping[str, Value], key: str) -> Iterator[Mapping[str, Value]]:
    listed = of[key]
    assert isinstance(listed, list)
    for one in listed:
        assert isinstance(one, Mapping)
        yield one


def _at(of: Mapping[str, Value], *keys: str) -> Mapping[str, Value]:
    for key in keys:
        inner = of[key]
        assert isinstance(inner, Mapping)
        of = inner
    return of


def _of_run(run: Mapping[str, Value]) -> Iterator[str]:
    """What no schema can say: one thing depends on another."""
    ids = [rule["id"] for rule in _each(_at(run, "tool", "driver"), "rules")]
    if len(set(ids)) < len(ids):
        yield "3.49.3: two rules bear one id"
    used = set()
    for result in _each(run, "results"):
        index = result["ruleIndex"]
        assert isinstance(index, int)
        used.add(result["ruleId"])
        if index >= len(ids) or ids[index] != result["ruleId"]:
            yield f"3.27.6: {result['ruleId']} is not the rule {index}"
        suppressed = [_at(one, "location") for one in _each(result, "suppressions") if "location" in one]
        for location in (*_each(result, "locations"), *suppressed):
            yield from _of_location(_at(location, "physicalLocation"), _at(run, "originalUriBaseIds"))
    if used < set(ids):
        yield f"a rule without a result: {sorted(set(map(str, ids)) - set(map(str, used)))}"


def _of_location(physical: Mapping[str, Value], bases: Mapping[str, Value]) -> Iterator[str]:
    artifact, region = _at(physical, "artifactLocation"), _at(physical, "region")
    uri = str(artifact["uri"])
    if uri.startswith("file://") == ("uriBaseId" in artifact):
        yield f"3.4.4: {uri} must be either absolute or below a base"
    elif "uriBaseId" in artifact and (artifact["uriBaseId"] not in bases or not _RELATIVE.fullmatch(uri)):
        yield f"3.4.3: {uri} is no relative reference below a known base"
    start, end = ([region[f"{side}{unit}"] for unit in ("Line", "Column")] for side in ("start", "end"))
    if [int(str(n)) for n in end] < [int(str(n)) for n in start]:
        yield f"3.30.8: {uri} ends before it starts: {start}, {end}"
