"""Names of classes in; what TypeORM and Sequelize call their tables out."""

from __future__ import annotations

import pytest

from privacyrules.syntax.javascript.naming import plural, snake_case


@pytest.mark.parametrize(
    ("name", "snake"),
    [
        ("User", "user"),
        ("UserProfile", "user_profile"),
        ("HTTPUserProfile", "http_user_profile"),
        ("OAuth2Token", "o_auth2_token"),
        ("userId", "user_id"),
        ("already_snake", "already_snake"),
        ("", ""),
    ],
)
def test_snake_case(name: str, snake: str) -> None:
    assert snake_case(name) == snake


@pytest.mark.parametrize(
    ("name", "several"),
    [
        ("User", "Users"),
        ("Category", "Categories"),
        ("Day", "Days"),
        ("Box", "Boxes"),
        ("Branch", "Branches"),
        ("Address", "Addresses"),
        ("Status", "Statuses"),
        ("Person", "People"),
        ("SalesPerson", "SalesPeople"),
        ("child", "children"),
        ("Woman", "Women"),
        ("Human", "Humans"),
        ("UserData", "UserData"),
        ("Users", "Users"),
        ("News", "News"),
        ("Companies", "Companies"),
        ("", "s"),
    ],
)
def test_the_plural_of_a_model(name: str, several: str) -> None:
    assert plural(name) == several
