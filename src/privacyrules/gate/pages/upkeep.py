"""The pages of findings on what people once stated and nothing confirms any more."""

from __future__ import annotations

from privacyrules.model.finding_page import FindingPage

_STRICT = "A warning; `--strict` makes it fail."
_SETTINGS = 'policy = "acme"\n'
_USERS = ("0001.sql", "CREATE TABLE users (\n  id bigint PRIMARY KEY,\n  email text\n);\n")

UPKEEP = (
    FindingPage(
        id="unmatched-setting",
        title="This entry of the settings matches nothing.",
        means=(
            "The settings speak of a table, a column, a role or a file, and nothing that was read is called "
            "so."
        ),
        why="The entry protects nothing: it was misspelt, or what it spoke of was renamed or dropped.",
        level=_STRICT,
        example=(
            _USERS,
            (
                "privacyrules.toml",
                f'{_SETTINGS}\n[[columns]]\ntable = "usres"\nsubject = "user"\nby = "Dana Levi"\n',
            ),
        ),
        ways=("Write the name that the finding proposes, or take the entry out.",),
    ),
    FindingPage(
        id="conflicting-statements",
        title="Two statements on one column contradict each other.",
        means=(
            "Two people, or one on two days, stated different things of the same column with the same weight."
        ),
        why="Only one of them can be true. The later one counts until somebody decides.",
        level=_STRICT,
        example=(
            _USERS,
            (
                "privacyrules.toml",
                (
                    f'{_SETTINGS}\n[[columns]]\ntable = "users"\nsubject = "user"\nby = "Dana Levi"\n'
                    '\n[[columns]]\ntable = "users"\nsubject = "visitor"\nby = "Noor Haddad"\n'
                ),
            ),
        ),
        ways=(
            "Take one of the two out.",
            "Let the one that is to count name its columns more exactly, or state it beside the column.",
        ),
    ),
    FindingPage(
        id="stale-annotation",
        title="This was stated before the column or table changed.",
        means=(
            "A comment says what a column holds, and since then its name, its type or its table has changed."
        ),
        why="What was true of the old column need not be true of the new one.",
        level=_STRICT,
        example=(
            (
                "0001.sql",
                (
                    "CREATE TABLE users (\n"
                    '  ref text  -- privacyrules: not_personal="the number of an order" by=dana\n'
                    ");\n"
                    "ALTER TABLE users RENAME COLUMN ref TO passport;\n"
                ),
            ),
        ),
        ways=("Look whether it still holds, and state it again beside the change.",),
    ),
    FindingPage(
        id="unused-waiver",
        title="This waiver accepts nothing.",
        means="A waiver was written for a finding that is not there, or not there any more.",
        why="It would hide the finding without a word if it came back.",
        level=f"{_STRICT} It cannot be waived.",
        example=(
            (
                "0001.sql",
                (
                    "CREATE TABLE jobs (\n"
                    '  attempts int  -- privacyrules: ignore[review] "until May" until=2030-05-31 by=dana\n'
                    ");\n"
                ),
            ),
        ),
        ways=("Take it out. `privacyrules waivers` lists all of them, with who answers for each.",),
    ),
    FindingPage(
        id="stale-baseline",
        title="The baseline lists what is not found any more.",
        means="A line of privacyrules-baseline.txt names a finding that has been mended.",
        why="If the line stays, the finding can come back unseen.",
        level=f"{_STRICT} It cannot be waived.",
        example=(
            ("0001.sql", "CREATE TABLE jobs (\n  id bigint PRIMARY KEY\n);\n"),
            ("privacyrules.toml", _SETTINGS),
            ("privacyrules-baseline.txt", "no-card-or-payment-details  cards.number  0123456789abcdef\n"),
        ),
        ways=("Take the line out; `privacyrules baseline` writes the file anew without it.",),
    ),
)
