"""YAML and JSON texts in; values with their places, or every mistake, out."""

from __future__ import annotations

import json

import pytest
import yaml as pyyaml
from hypothesis import given
from hypothesis import strategies as st

from privacyrules.model.nodes import Mapping_, Node, Scalar, Sequence
from privacyrules.model.places import MistakesError, Place
from privacyrules.syntax import yaml
from privacyrules.syntax.yaml import parse

Plain = dict[str, "Plain"] | list["Plain"] | str | int | float | bool | None


@pytest.fixture(params=["CSafeLoader", "SafeLoader"], autouse=True, scope="module")
def _each_loader(request: pytest.FixtureRequest) -> object:
    """Run everything with PyYAML's parser in C and with the one in Python."""
    if not hasattr(pyyaml, request.param):
        pytest.skip(f"this PyYAML has no {request.param}")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(yaml, "_LOADER", getattr(pyyaml, request.param))
        yield


def plain(node: Node) -> Plain:
    """Take the places off a tree."""
    match node:
        case Scalar(value=value):
            return value
        case Sequence(items=items):
            return [plain(item) for item in items]
        case Mapping_(entries=entries):
            return {key.text: plain(value) for key, value in entries}


def mistakes(text: str) -> list[str]:
    with pytest.raises(MistakesError) as raised:
        parse(text, "f")
    return [str(problem) for problem in raised.value.problems]


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("NO", "NO"),
        ("yes", "yes"),
        ("on", "on"),
        ("012", 12),
        ("0o17", 15),
        ("0x1F", 31),
        ("-7", -7),
        ("+7", 7),
        ("1_000", "1_000"),
        ("1:30", "1:30"),
        ("2014-01-08", "2014-01-08"),
        ("1e3", 1000.0),
        ("1.", 1.0),
        (".5", 0.5),
        (".", "."),
        ("-", "-"),
        ("-.inf", float("-inf")),
        ("true", True),
        ("FALSE", False),
        ("tRUE", "tRUE"),
        ("~", None),
        ("Null", None),
        ("", None),
        ("'012'", "012"),
        ('"true"', "true"),
        ("9" * 1001, "9" * 1001),
    ],
)
def test_values_follow_the_core_schema(written: str, value: Plain) -> None:
    if written == "-":
        written = "'-'"
    read = plain(parse(f"key: {written}", "f"))
    assert read == {"key": value}
    assert isinstance(read, dict)
    assert type(read["key"]) is type(value)


def test_every_value_knows_its_place_and_text() -> None:
    assert parse("a: 012\nb:\n  - 'ü'\n  - {c: \"x\"}\n", "rules/p.yaml") == Mapping_(
        (
            (_word("a", 1, 1), Scalar(12, _at(1, 4), "012", quoted=False)),
            (
                _word("b", 2, 1),
                Sequence(
                    (
                        Scalar("ü", _at(3, 5), "ü", quoted=True),
                        Mapping_(((_word("c", 4, 6), Scalar("x", _at(4, 9), "x", quoted=True)),), _at(4, 5)),
                    ),
                    _at(3, 3),
                ),
            ),
        ),
        _at(1, 1),
    )


def _at(line: int, column: int) -> Place:
    return Place("rules/p.yaml", line, column)


def _word(text: str, line: int, column: int) -> Scalar:
    return Scalar(text, _at(line, column), text, quoted=False)


def test_the_text_of_a_quoted_value_starts_behind_the_quote() -> None:
    assert Scalar("x", Place("f", 2, 5), "x", quoted=True).text_place == Place("f", 2, 6)
    assert Scalar("x", Place("f", 2, 5), "x", quoted=False).text_place == Place("f", 2, 5)


def test_a_block_text_is_a_text() -> None:
    assert plain(parse("a: |\n  12\n", "f")) == {"a": "12\n"}


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "f:1:1: the file is empty; write what it should say, or delete it"),
        ("# only a remark\n", "f:1:1: the file is empty; write what it should say, or delete it"),
        ("a:\n\tb: 1\n", "f:2:1: a tab stands where spaces must; indent with spaces"),
        ("a: 1\n\tb: 2\n", "f:2:1: a tab stands where spaces must; indent with spaces"),
        (
            "a: 1\nb\nc: 2\n",
            "f:2:1: a colon is missing after this key; write `key: value`, with a space after the colon",
        ),
        ('a: "x\nb: 1\n', "f:1:4: this quotation mark is never closed; close the text with the same mark"),
        (
            "a: b: c\n",
            ("f:1:5: a colon stands where no key can end; put a text that holds ': ' in quotes, "
            "or line the key up with the keys above"),
        ),
        (
            "a: [1, 2\nb: 3\n",
            ("f:2:2: a comma or ']' is missing in the list that opens in line 1, column 4; "
            "add it, or put a text that holds a comma, colon or bracket in quotes"),
        ),
        (
            '{"a" 1}',
            ("f:1:6: a comma or '}' is missing in the group that opens in line 1, column 1; "
            "add it, or put a text that holds a comma, colon or bracket in quotes"),
        ),
        (
            "a:\n  - 1\n  b: 2\n",
            ("f:3:3: a line without '- ' stands among the items of a list; "
            "start it with '- ' in column 3, or indent it as a key"),
        ),
        (
            "a: 1\n- b\n",
            "f:2:1: a list item stands among keys; indent it under the key that it belongs to",
        ),
        (
            "b:\n    c: 1\n   d: 2\n",
            ("f:3:4: this line lines up with no line above; "
            "start it in the same column as the entries that it stands beside"),
        ),
        (
            "a: 'it's'\n",
            ("f:1:8: something follows the end of a value; "
            "put the whole text between quotation marks that do not occur in it"),
        ),
        ("a: [1,,2]\n", "f:1:7: a value is missing here; write one, or take the comma or bracket away"),
        ("a: - b\n", ("f:1:4: a list cannot start behind a key; start it on the next line, "
         "or put a text that starts with '- ' in quotes")),
        ("a: @x\n", "f:1:4: a value cannot start with @; put the text in quotes"),
        ("a: * b\n", "f:1:4: a value cannot start with * or &; put the text in quotes"),
        ("a: !x!y z\n", "f:1:4: a value cannot start with !; put the text in quotes"),
        ("a: | x\n", "f:1:6: a text stands behind | or >; start it on the next line"),
        (": x\n", "f:1:1: a key is missing before the colon; write `key: value`"),
        ("é: \x07\n", "f:1:4: the invisible character U+0007 cannot stand in the file; delete it"),
        ("a: \ud800\n", "f:1:4: the invisible character U+D800 cannot stand in the file; delete it"),
        ("[" * 101, "f:1:101: more than 100 levels stand inside each other; write it flatter"),
        ("- " * 5000, "f:1:201: more than 100 levels stand inside each other; write it flatter"),
        ("{a: " * 5000, "f:1:401: more than 100 levels stand inside each other; write it flatter"),
    ],
)  # fmt: skip
def test_what_is_not_yaml_is_one_clear_sentence(text: str, message: str) -> None:
    assert mistakes(text) == [message]


def test_all_that_rules_must_not_use_is_told_at_once() -> None:
    text = "a: 1\na: 2\n1: x\n? [a]\n: 2\n<<: {a: 1}\nb: &x 1\nc: *x\nd: !!str 3\n"
    text += "true: 1\n'<<': 1\n---\nfoo: 1\n"
    assert mistakes(text) == [
        "f:2:1: 'a' stands here a second time (first in line 1); keep one of them",
        'f:3:1: the key 1 is not a text; write it in quotes: "1"',
        "f:4:3: a key must be one word; write the list or group as the value",
        "f:6:1: the merge key '<<' cannot be used; write the entries out",
        "f:7:4: the anchor '&x' cannot be used; leave it out",
        "f:8:4: an alias (*) cannot be used; write the value out again",
        "f:9:4: the tag '!!str' cannot be used; leave it out, and write texts in quotes",
        'f:10:1: the key true is not a text; write it in quotes: "true"',
        "f:12:1: a second document starts here; write one document per file",
    ]


def test_mistakes_before_the_place_that_is_not_yaml_are_told_too() -> None:
    assert mistakes("a: 1\na: 2\nb: [\n") == [
        "f:2:1: 'a' stands here a second time (first in line 1); keep one of them",
        "f:4:1: a value is missing here; write one, or take the comma or bracket away",
    ]


def test_nesting_up_to_the_limit_is_read() -> None:
    node = parse("[" * 100 + "]" * 100, "f")
    for _ in range(99):
        assert isinstance(node, Sequence)
        (node,) = node.items
    assert node == Sequence((), Place("f", 1, 100))


def test_json_may_indent_with_tabs_and_pair_its_escapes() -> None:
    text = '{\n\t"a": "\\ud83d\\ude00", "b": "\\\\ud83d", "b": 1}'
    assert mistakes(text) == ["f:2:39: 'b' stands here a second time (first in line 2); keep one of them"]
    assert plain(parse(text.replace('"b": 1', '"c": 1'), "f")) == {"a": "\U0001f600", "b": "\\ud83d", "c": 1}


_json = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(10**12), 10**12)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(st.characters(codec="utf-8", exclude_characters="\x7f", exclude_categories=["Cs", "Cn"])),
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.text("abcd e:#-\\😀", min_size=1), inner, max_size=4)
    ),
    max_leaves=12,
)


@given(_json, st.sampled_from([None, 1, "\t"]))
def test_json_texts_say_the_same_here(value: Plain, indent: int | str | None) -> None:
    assert plain(parse(json.dumps([value], indent=indent), "f")) == [value]
