"""A file of questions in, one on each line, as JSON or in plain words; an answer per line, as JSON, out."""

from __future__ import annotations

from pathlib import Path

from privacyrules.cli.input import read_input
from privacyrules.cli.output import give
from privacyrules.model.phrases import Phrasebook
from privacyrules.model.places import MistakesError
from privacyrules.reporters.json.answer import answer_text, mistakes_text
from privacyrules.workflows.ask import Bench, ask_text

NOT_UNDERSTOOD = 2


def answer_lines(source: str, bench: Bench, pack: Path) -> int:
    """Answer line by line; a line that is not understood is answered with its mistakes.

    Args:
        source: a file, or `-` for standard input. A line of JSON is a flow, one that begins with `#` a
            remark, any other a question in plain words.
        bench: the policy to ask.
        pack: the folder of its rules, beside which words of its own may lie.

    Returns:
        0, or 2 if a line was not understood.
    """
    name, text = read_input(source)
    understood = True
    book: Phrasebook | None = None
    for number, line in enumerate(text.split("\n"), 1):
        question = line.strip()
        if not question or question.startswith("#"):
            continue
        try:
            if question.startswith(("{", "[")):
                give(answer_text(ask_text(line, name, bench, line=number), indent=None))
            else:
                book = book or _words(bench, pack)
                understood &= _in_words(question, bench, book)
        except MistakesError as error:
            understood = False
            give(mistakes_text(error.problems))
    return 0 if understood else NOT_UNDERSTOOD


def _words(bench: Bench, pack: Path) -> Phrasebook:
    from privacyrules.workflows.phrasebook import load_phrasebook

    return load_phrasebook(bench.policy, pack)


def _in_words(question: str, bench: Bench, book: Phrasebook) -> bool:
    """Answer a question in plain words; whether it was understood."""
    from privacyrules.reporters.json.spoken import spoken_text
    from privacyrules.workflows.understand import ask_sentence, strictest

    spoken = ask_sentence(question, bench, book)
    give(spoken_text(spoken, strictest(spoken) if spoken.answers else None, indent=None))
    return bool(spoken.answers)
