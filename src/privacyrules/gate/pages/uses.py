"""The pages of findings on what is done with data."""

from __future__ import annotations

from privacyrules.model.finding_page import FindingPage

USES = (
    FindingPage(
        id="not-covered",
        title="The policy is silent on this use.",
        means="No sentence of the policy permits what is done here, and none forbids it.",
        why=(
            "A use of which the policy does not speak was never told to the people whose data it is. Silence "
            "is not approval, so it is refused like a broken promise. The nearest rule is named with the "
            "point in which it differs."
        ),
        level="An error; a warning if `--fail-on` (or the setting `fail-on`) leaves `not_covered` out.",
        example=(
            (
                "news.flows.yaml",
                (
                    "flows:\n"
                    "  - id: newsletter\n"
                    "    description: a monthly letter to whoever has an account\n"
                    "    action: use\n"
                    "    data: email\n"
                    "    subject: user\n"
                    "    purpose: newsletter\n"
                ),
            ),
        ),
        ways=(
            (
                "Look at the nearest rule that the finding names: if purpose, recipient or source is another "
                "than was stated, state it."
            ),
            "Leave the use out.",
            "Ask the privacy owner: once the policy speaks of the use, a rule can permit it.",
        ),
    ),
    FindingPage(
        id="conditional",
        title="The policy allows this use on a condition that is still open.",
        means=(
            "The policy permits or forbids it depending on something that nobody has stated: about whom the "
            "data is, what it is for, who gets it, or a fact. `if`: it is allowed only if the condition "
            "holds; "
            "`unless`: it is allowed unless the condition holds; `both`: it may be allowed and may be denied."
        ),
        why=(
            "What is not stated is unknown and never assumed. The finding lists what is open and what each "
            "answer would make of it."
        ),
        level=(
            "A warning, of kind `unless` a note; `--fail-on if`, `both` or `unless` makes it fail, and "
            "`--strict` whatever is a warning."
        ),
        example=(
            ("0001.sql", "CREATE TABLE users (\n  id bigint PRIMARY KEY,\n  email text NOT NULL\n);\n"),
        ),
        ways=(
            (
                "State what is open beside the column: `privacyrules: subject=user purpose=registration "
                "by=NAME`."
            ),
            (
                "State it for many columns at once in the settings, under `[[columns]]` (in pyproject.toml "
                "`[[tool.privacyrules.columns]]`), or for all of them under `[assume]`."
            ),
            "In a flow manifest, add the axis or the fact to the flow.",
        ),
    ),
    FindingPage(
        id="review",
        title="A person must say what this column holds.",
        means=(
            "The name, type, table and comment of the column do not tell for sure whether it holds something "
            "personal, or what."
        ),
        why=(
            "Guessing would either raise false alarms or let personal data through. A column that is for "
            "review never denies anything; it waits for one word from somebody who knows."
        ),
        level="A warning; `--fail-on review` or `--strict` makes it fail.",
        example=(("0001.sql", "CREATE TABLE customers (\n  id bigint PRIMARY KEY,\n  details jsonb\n);\n"),),
        ways=(
            (
                "Write beside the column what it holds: `privacyrules: data=email by=NAME` "
                "(`privacyrules terms data` lists the words)."
            ),
            'If it holds nothing personal, say why: `privacyrules: not_personal="REASON" by=NAME`.',
            "`privacyrules inventory --explain-column TABLE.COLUMN` shows what was weighed.",
        ),
    ),
    FindingPage(
        id="unmapped-role",
        title="Nobody has said who stands behind this role.",
        means=(
            "A role, a publication, a file, a program or a server is given personal data, and the settings "
            "do "
            "not say who that is."
        ),
        why=(
            "Whether handing out data keeps the promises depends on who gets it: our own program, a company "
            "that works for us, or a stranger."
        ),
        level="A warning, one for each role; `--strict` makes it fail.",
        example=(
            (
                "0001.sql",
                "CREATE TABLE users (email text);\nGRANT SELECT ON users TO reporting;\n",
            ),
        ),
        ways=(
            'If it is one of your own, write in the settings under `[roles]`: `reporting = "internal"`.',
            (
                "If it is somebody else, say who and what for: "
                '`reporting = { recipient = "analytics_provider", purpose = "product_analytics", by = "NAME" '
                "}`. "
                "What is handed out is then judged."
            ),
        ),
    ),
)
