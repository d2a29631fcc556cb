"""A lock in, the text of `policy.lock` out; and that text back into a lock, strictly."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping

from privacyrules.model.lock import Lock, PinnedQuote, PinnedSentence
from privacyrules.model.places import MistakesError, Place, Problem

PIN = "run `privacyrules pin --document FILE`"
VERSION = 1


def lock_text(lock: Lock) -> str:
    """Write a lock as JSON, one sentence or quote per line, so that its history reads well."""
    sentences = (
        {"number": s.number, "section": s.section, "digest": s.digest, "length": s.length}
        for s in lock.sentences
    )
    quotes = (
        {"digest": q.digest, "sentence": q.sentence, "start": q.start, "end": q.end} for q in lock.quotes
    )
    return (
        f'{{\n  "version": {VERSION},\n  "document": {json.dumps(lock.document_digest)},\n'
        f'  "sentences": {_list_text(sentences)},\n  "quotes": {_list_text(quotes)}\n}}\n'
    )


def _list_text(rows: Iterator[Mapping[str, object]]) -> str:
    lines = ",\n    ".join(json.dumps(row, ensure_ascii=False) for row in rows)
    return f"[\n    {lines}\n  ]" if lines else "[]"


def parse_lock(text: str, path: str) -> Lock:
    """Read the text of a lock.

    Args:
        text: the whole file.
        path: how messages call the file.

    Raises:
        MistakesError: the text is no JSON, or not what `lock_text` writes in content; spaces and the
            order of keys do not matter.
    """
    value = _value_of(text, path)
    if not isinstance(value, dict) or not _fits(value, _LOCK):
        raise _mistakes(path, [_misfit("the lock", _LOCK)])
    sentences, quotes = value["sentences"], value["quotes"]
    faults = [*_misfits("sentence", sentences, _SENTENCE), *_misfits("quote", quotes, _QUOTE)]
    if faults:
        raise _mistakes(path, faults)
    pinned = tuple(PinnedSentence(**row) for row in sentences)
    lock = Lock(value["document"], pinned, tuple(PinnedQuote(**row) for row in quotes))
    if faults := [*_contradictions(lock)]:
        raise _mistakes(path, faults)
    return lock


def _value_of(text: str, path: str) -> object:
    try:
        return json.loads(text, object_pairs_hook=_with_distinct_keys)
    except json.JSONDecodeError as error:
        place = Place(path, error.lineno, error.colno)
        raise MistakesError([Problem(place, "the lock is no JSON", PIN)]) from None
    except (ValueError, RecursionError):
        raise _mistakes(path, ["the lock is not as it was written"]) from None


def _mistakes(path: str, faults: Iterable[str]) -> MistakesError:
    return MistakesError(Problem(Place(path), fault, PIN) for fault in faults)


def _with_distinct_keys(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    if len(found) < len(pairs):
        raise ValueError("a key stands twice")
    return found


def _is_size(value: object) -> bool:
    return type(value) is int and value >= 0


def _is_digest(value: object) -> bool:
    return isinstance(value, str) and len(value) == 64 and set(value) <= set("0123456789abcdef")


def _is_text(value: object) -> bool:
    # a lone surrogate is legal in JSON, but no text that anybody could print
    return isinstance(value, str) and value.encode("utf-8", "replace").decode() == value


def _is_list(value: object) -> bool:
    return isinstance(value, list)


_Shape = Mapping[str, Callable[[object], bool]]
_LOCK: _Shape = {
    "version": lambda value: type(value) is int and value == VERSION,
    "document": _is_digest,
    "sentences": _is_list,
    "quotes": _is_list,
}
_SENTENCE: _Shape = {"number": _is_size, "section": _is_text, "digest": _is_digest, "length": _is_size}
_QUOTE: _Shape = {"digest": _is_digest, "sentence": _is_size, "start": _is_size, "end": _is_size}


def _fits(value: object, shape: _Shape) -> bool:
    return (
        isinstance(value, dict)
        and value.keys() == shape.keys()
        and all(right(value[key]) for key, right in shape.items())
    )


def _misfit(what: str, shape: _Shape) -> str:
    return f"{what} does not have exactly the keys {', '.join(shape)}, each with a value of its kind"


def _misfits(what: str, rows: list[object], shape: _Shape) -> Iterator[str]:
    for index, row in enumerate(rows, start=1):
        if not _fits(row, shape):
            yield _misfit(f"{what} {index} of the lock", shape)


def _contradictions(lock: Lock) -> Iterator[str]:
    if [sentence.number for sentence in lock.sentences] != list(range(1, len(lock.sentences) + 1)):
        yield "the sentences of the lock are not numbered 1, 2, 3, ..."
    length = {sentence.number: sentence.length for sentence in lock.sentences}
    for index, quote in enumerate(lock.quotes, start=1):
        if not quote.start < quote.end <= length.get(quote.sentence, 0):
            yield f"quote {index} of the lock does not lie within sentence {quote.sentence}"
    if len({(quote.digest, quote.sentence) for quote in lock.quotes}) < len(lock.quotes):
        yield "a quote stands twice in the lock"
