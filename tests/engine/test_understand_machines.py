"""What a machine writes down by itself comes from nobody's hand."""

from __future__ import annotations

import pytest

from phrasebooks import reading


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("May our servers note down the IP address of visitors?", ("automatic",)),
        ("Can I write the IP addresses of visitors in the server log?", ("automatic",)),
        ("nginx writes the IP address of every visitor to the access log. Ok?", ("automatic",)),
        # A place to keep things writes nothing.
        ("May we store the IP addresses of visitors on our own server?", None),
    ],
)
def test_where_a_machine_writes_the_source_is_automatic(text: str, source: tuple[str, ...] | None) -> None:
    assert reading(text).flow.terms.get("source") == source
