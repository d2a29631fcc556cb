"""The pages of what could not be read, or not by itself."""

from __future__ import annotations

from privacyrules.model.finding_page import FindingPage

READING = (
    FindingPage(
        id="opaque",
        title="This statement could not be understood.",
        means=(
            "The statement is well formed, but what it does to tables and columns cannot be told by reading "
            "it, often because its text is put together while it runs."
        ),
        why="What nobody read, nobody checked. It is told rather than passed over in silence.",
        level=(
            "An error if it holds a word that would give a column away as personal, else a warning; "
            "`--fail-on opaque` makes all of them fail."
        ),
        example=(
            (
                "0001.sql",
                (
                    "DO $$ BEGIN\n  EXECUTE 'ALTER TABLE ' || current_schema() || '.users ADD email "
                    "text';\nEND $$;\n"
                ),
            ),
        ),
        ways=(
            "Write it so that its tables and columns stand in the text.",
            (
                'Have a person look at it, and waive it: put `privacyrules: ignore[opaque] "REASON" '
                "until=DATE by=NAME text=DIGEST8` beside it. A baseline may list it too."
            ),
        ),
    ),
    FindingPage(
        id="malformed",
        title="This statement is malformed.",
        means="A parenthesis is not closed, or a string, a comment or a quotation does not end.",
        why=(
            "The database would refuse the statement, and where it ends is a guess. The rest of the file and "
            "the other files are checked all the same."
        ),
        level="An error whatever is set, and the exit code is 2.",
        example=(("0001.sql", "CREATE TABLE notes (\n  body text;\n"),),
        ways=(
            "Mend the statement at the place that is named.",
            (
                "If the text is a template of another tool, exclude the file, or state the dialect that it "
                "is in."
            ),
        ),
    ),
    FindingPage(
        id="needs-history",
        title="Only the files before tell what this does.",
        means=(
            "`check --staged` looks at the staged files alone, and one of them copies, renames or opens a "
            "table "
            "that is made in another."
        ),
        why=(
            "Without the earlier files nobody knows what the table holds. So the hook stays fast, however "
            "long "
            "the history is, and says what it cannot see."
        ),
        level="A warning; `--strict` makes it fail.",
        example=(("0002.sql", "ALTER TABLE users RENAME TO people;\n"),),
        ways=(
            "Run `privacyrules check`, which reads everything, or `privacyrules check --changed BASE` in CI.",
        ),
    ),
    FindingPage(
        id="mistake",
        title="This cannot be read.",
        means=(
            "A file, a rule, a setting or an annotation is not written as it has to be. Formats for other "
            "programs need an id for that, and this is it."
        ),
        why="What cannot be read cannot be checked; a run that passed it over would be green for nothing.",
        level=(
            "An error whatever is set, and the exit code is 2. It can neither be waived nor stand in a "
            "baseline."
        ),
        example=(
            ("0001.sql", "CREATE TABLE users (\n  email text  -- privacyrules: dta=email by=dana\n);\n"),
        ),
        ways=("Mend it: the message names the place, the nearest right word and what to write.",),
    ),
)
