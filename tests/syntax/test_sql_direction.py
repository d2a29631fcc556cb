"""Only the forward direction of a migration counts, whatever the tool that runs it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from privacyrules.syntax.sql.direction import forward_only, undoes


@pytest.mark.parametrize(
    "path",
    [
        "db/000001_users.down.sql",
        "migrations/2024-01-01-000000_users/down.sql",
        "sql/U2__users.sql",
        "sql/U1.1__Users_again.sql",
        "20240101_users_down.sql",
        "users.rollback.sql",
        "Users.Undo.sql",
    ],
)
def test_files_that_undo_are_known_by_their_names(path: str) -> None:
    assert undoes(path)


@pytest.mark.parametrize(
    "path",
    [
        "up.sql",
        "0001_users.up.sql",
        "V2__users.sql",
        "U_users.sql",
        "down/0001_users.sql",
        "markdown.sql",
        "users.sql",
    ],
)
def test_other_files_are_not(path: str) -> None:
    assert not undoes(path)


@pytest.mark.parametrize(
    ("up", "down"),
    [
        ("-- +goose Up", "-- +goose Down"),
        ("-- +migrate Up", "-- +migrate Down notransaction"),
        ("-- migrate:up", "-- migrate:down"),
        ("-- rambler up", "-- rambler down"),
        ("# --- !Ups", "# --- !Downs"),
    ],
)
def test_the_way_back_is_blanked_out(up: str, down: str) -> None:
    text = f"{up}\nCREATE TABLE t (a int);\n{down}\nDROP TABLE t;\r\n{up}\nSELECT 1;\n"
    expected = text.replace(down, " " * len(down)).replace("DROP TABLE t;", " " * 13)
    assert forward_only(text) == expected


def test_a_comment_that_speaks_of_it_is_no_mark() -> None:
    text = "-- run this when you migrate down\nDROP TABLE t;\n-- goose downhill\n"
    assert forward_only(text) == text


@given(st.text(alphabet=st.sampled_from("-+ \n\rgooseUpDownmigrate:SELECT1;#!")))
def test_no_place_ever_moves(text: str) -> None:
    forward = forward_only(text)
    assert len(forward) == len(text)
    assert all(new in (old, " ") for old, new in zip(text, forward, strict=True))
    assert forward_only(forward) == forward
