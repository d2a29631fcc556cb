"""`privacyrules ask`: is this use allowed?"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import click

from privacyrules.cli.options import (
    F,
    config_option,
    format_option,
    offer,
    policy_option,
    text_of,
    today_option,
)
from privacyrules.cli.output import give
from privacyrules.model.answer import Answer
from privacyrules.model.config import Config
from privacyrules.model.flow import AXES, FactValue
from privacyrules.model.policy import Policy
from privacyrules.workflows.ask import Bench, ask_text, ask_values, bench_for, fact_value
from privacyrules.workflows.load import check_settings, load_ready
from privacyrules.workflows.project import find_config

EXIT_CODES: Mapping[str, int] = {"allowed": 0, "denied": 1, "not_covered": 3, "conditional": 4}
DENIED_IN_CONFLICT = 5
NOT_UNDERSTOOD = 2

_HELP = {
    "action": "What is done: collect, store, use, erase, share, sell, transfer, publish.",
    "data": "To which data, such as email or card_number.",
    "subject": "About whom, such as user or visitor.",
    "purpose": "What for, such as registration or marketing.",
    "recipient": "To whom, such as internal, court or data_broker.",
    "form": "How identifiable: identified, pseudonymous, aggregate, anonymous.",
    "source": "Where it came from: data_subject, automatic, another_user, third_party.",
}


def _axis(axis: str, *names: str) -> Callable[[F], F]:
    """An option that takes terms of an axis."""
    return click.option(
        f"--{axis}",
        *names,
        multiple=True,
        metavar="TERM",
        shell_complete=offer("terms"),
        help=_HELP[axis],
    )


@click.command()
@click.argument("sentence", required=False)
@_axis("action")
@_axis("data")
@_axis("subject")
@_axis("purpose")
@_axis("recipient")
@_axis("form", "form_")
@_axis("source")
@click.option(
    "--fact",
    "facts",
    multiple=True,
    metavar="NAME=VALUE",
    shell_complete=offer("facts"),
    help="A fact, such as good_faith_belief=true.",
)
@click.option("--omit", is_flag=True, help="Ask about leaving it undone.")
@click.option(
    "--flow",
    "flow_file",
    metavar="FILE|-",
    shell_complete=offer("files"),
    help="One flow as JSON or YAML, from a file or standard input.",
)
@click.option(
    "--batch",
    "batch_file",
    metavar="FILE|-",
    shell_complete=offer("files"),
    help="A question per line, as JSON or in plain words; answers line by line.",
)
@policy_option
@config_option
@today_option
@format_option("text", "json")
def ask(**options: object) -> int:
    """Ask whether a use of data is allowed: in a sentence, or in terms.

    Terms may be given several times or with commas; all of them are meant. What is left out is unknown.

    \b
    Examples:
      privacyrules ask -p planetsoho "may we keep the last four digits of users' cards?"
      privacyrules ask -p planetsoho --action sell --data email --subject user --recipient data_broker
      privacyrules ask -p planetsoho --action store --data card_partial
      echo '{"action": "use", "data": "email"}' | privacyrules ask -p planetsoho --flow -

    Exit codes: 0 allowed, 1 denied, 2 not understood, 3 not covered, 4 conditional,
    5 denied in a conflict.
    """  # noqa: D301 - click takes the character itself, not a backslash and a b
    _check_ways(options)
    config = find_config(Path.cwd(), text_of(options["config"]))
    policy, masks = load_ready(
        text_of(options["policy"]) or config.policy,
        project=Path(config.folder),
        today=text_of(options["today"]),
        own_terms=config.terms,
    )
    check_settings(config, policy)
    bench = bench_for(policy, masks, config.assume)
    if options["sentence"] is not None:
        return _sentence(options, bench, _pack(options, config))
    if options["batch_file"]:
        from privacyrules.cli.batch import answer_lines

        return answer_lines(str(options["batch_file"]), bench, _pack(options, config))
    if options["flow_file"]:
        from privacyrules.cli.input import read_input

        name, text = read_input(str(options["flow_file"]))
        answer = ask_text(text, name, bench)
    else:
        answer = ask_values(_values(options, policy), bench, label="--")
    give(_written(answer, str(options["form"])))
    return exit_code(answer)


def _check_ways(options: Mapping[str, object]) -> None:
    """Refuse a question that is asked in two ways, of which one would be passed over in silence.

    Raises:
        UsageError: more than one of options, `--flow` and `--batch`.
    """
    by_option = ("form_" if axis == "form" else axis for axis in AXES)
    ways = [bool(options["flow_file"]), bool(options["batch_file"]), options["sentence"] is not None]
    ways.append(any(options[name] for name in (*by_option, "facts", "omit")))
    if sum(ways) > 1:
        raise click.UsageError(
            "ask in one way at a time: in a sentence, with --action and the like, --flow, or --batch"
        )


def _pack(options: Mapping[str, object], config: Config) -> Path:
    """The folder of the rules, beside which words of its own may lie."""
    from privacyrules.files.packs import find_pack

    return find_pack(text_of(options["policy"]) or config.policy, Path(config.folder))


def _sentence(options: Mapping[str, object], bench: Bench, pack: Path) -> int:
    """Answer a question in plain words; one that is not understood is 2, with what was understood of it."""
    from privacyrules.workflows.phrasebook import load_phrasebook
    from privacyrules.workflows.understand import ask_sentence, strictest

    book = load_phrasebook(bench.policy, pack)
    spoken = ask_sentence(str(options["sentence"]), bench, book)
    answer = strictest(spoken) if spoken.answers else None
    if str(options["form"]) == "json":
        from privacyrules.reporters.json.spoken import spoken_text as spoken_json

        give(spoken_json(spoken, answer))
    else:
        from privacyrules.reporters.text.spoken import spoken_text

        give(spoken_text(spoken))
    return NOT_UNDERSTOOD if answer is None else exit_code(answer)


def _written(answer: Answer, form: str) -> str:
    """The answer in a format; only that one is imported."""
    if form == "json":
        from privacyrules.reporters.json.answer import answer_text as answer_json

        return answer_json(answer)
    from privacyrules.reporters.text.answer import answer_text

    return answer_text(answer)


def _values(options: Mapping[str, object], policy: Policy) -> dict[str, object]:
    """The flow that options describe; commas and repetition both list terms."""
    values: dict[str, object] = {}
    for axis in AXES:
        given = options["form_" if axis == "form" else axis]
        terms = [term.strip() for text in _texts(given) for term in text.split(",") if term.strip()]
        if terms:
            values[axis] = terms
    facts = _facts(_texts(options["facts"]), policy)
    return {**values, **({"facts": facts} if facts else {}), **({"omitted": True} if options["omit"] else {})}


def _facts(written: Sequence[str], policy: Policy) -> dict[str, FactValue]:
    facts: dict[str, FactValue] = {}
    for text in written:
        name, equals, value = text.partition("=")
        if not equals:
            raise click.UsageError(f"--fact {text}: write NAME=VALUE, such as good_faith_belief=true")
        facts[name.strip()] = fact_value(value.strip(), policy.vocabulary.facts.get(name.strip()))
    return facts


def _texts(value: object) -> tuple[str, ...]:
    return tuple(text for text in value if isinstance(text, str)) if isinstance(value, tuple) else ()


def exit_code(answer: Answer) -> int:
    """The exit code that tells the verdict."""
    return DENIED_IN_CONFLICT if answer.conflicts else EXIT_CODES[answer.verdict]
