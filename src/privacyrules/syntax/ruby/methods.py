"""A call of something that Ruby itself offers in; what it gives out, as far as that can be known."""

from __future__ import annotations

from privacyrules.syntax.code.texts import Text
from privacyrules.syntax.code.values import Items, Pairs, Plain, Unknown, Value
from privacyrules.syntax.ruby.calls import element
from privacyrules.syntax.ruby.lists import on_items
from privacyrules.syntax.ruby.loops import counted, looped
from privacyrules.syntax.ruby.operators import formatted, plus
from privacyrules.syntax.ruby.runner import Runner
from privacyrules.syntax.ruby.values import Block, Call, Ruby, shared

_ENDS = frozenset({"raise", "fail", "abort", "exit", "throw"})
_SAME_TEXT = frozenset(
    {"to_s", "to_sym", "to_str", "freeze", "dup", "clone", "itself", "intern", "html_safe", "b", "presence"}
    | {"strip_heredoc", "squish", "strip", "chomp", "lstrip", "rstrip", "encode", "force_encoding"}
)
_CHANGED_TEXT = frozenset({"gsub", "sub", "tr", "delete", "squeeze", "gsub!", "sub!", "truncate"})
_SAME_PAIRS = frozenset(
    {
        "to_h",
        "freeze",
        "dup",
        "clone",
        "with_indifferent_access",
        "symbolize_keys",
        "stringify_keys",
        "compact",
    }
    | {
        "deep_symbolize_keys",
        "presence",
        "reject",
        "select",
        "filter",
        "deep_dup",
        "sort_by",
        "slice",
        "sort",
    }
)
"""Of a hash from which something may be taken away, all is read."""


def call_known(runner: Runner, call: Call) -> Ruby | None:
    """Return what a call of a string's, a number's, a list's, a hash's or a block's gives.

    None for a call of anything else.
    """
    owner = call.receiver
    if owner is None and call.name in _ENDS:
        runner.left = "return"
        return Unknown(runner.span(call.node))
    first = call.argument(0)
    if owner is None and call.name in ("format", "sprintf") and isinstance(first, Text):
        return formatted(first)
    if call.block is not None and owner is not None and call.name in ("then", "yield_self", "tap"):
        value = runner.run(call.block, [owner])
        return owner if call.name == "tap" else value
    known = _known(runner, call, owner)
    if known is not None or not isinstance(owner, Text | Items | Pairs | Plain | Block):
        return known
    if call.block is not None:
        runner.again(call.block)
    return Unknown(runner.span(call.node))


def _known(runner: Runner, call: Call, owner: Ruby | None) -> Ruby | None:
    if isinstance(owner, Text):
        return _on_text(owner, call, runner)
    if isinstance(owner, Items):
        return on_items(owner, call, runner) or looped(runner, call, owner)
    if isinstance(owner, Pairs):
        return _on_pairs(owner, call) or looped(runner, call, _rows(owner, call))
    if isinstance(owner, Plain) and isinstance(owner.value, int):
        written = Text(str(owner.value), ((0, call.at),)) if call.name == "to_s" else None
        return written or counted(runner, call, owner.value)
    if isinstance(owner, Block) and call.name in ("call", "yield", "==="):
        return runner.run(owner, call.args)
    return None


def _on_text(text: Text, call: Call, runner: Runner) -> Ruby | None:
    if call.name in _SAME_TEXT:
        return text
    if call.name in ("upcase", "downcase") and text.value.isascii():
        changed = text.value.upper() if call.name == "upcase" else text.value.lower()
        return Text(changed, text.runs, text.whole)
    if call.name in ("split", "lines"):
        return _split(text, call)
    if call.name in _CHANGED_TEXT:
        return Text(text.value, text.runs, whole=False)
    if call.name == "concat" and call.args:
        return plus(text, call.args[0], runner.span(call.node))
    return formatted(text) if call.name == "%" else None


def _split(text: Text, call: Call) -> Items | None:
    by = call.argument(0)
    between = "\n" if call.name == "lines" else by.value if isinstance(by, Text) else None
    if not between and by is not None:
        return None
    pieces: list[Text] = []
    at = 0
    for piece in text.value.split(between):
        at = text.value.index(piece, at)
        pieces.append(text.part(at, at + len(piece)))
        at += len(piece)
    return Items(tuple(pieces))


def _on_pairs(pairs: Pairs, call: Call) -> Ruby | None:
    first = call.argument(0)
    if call.name in ("keys", "values"):
        which = 0 if call.name == "keys" else 1
        return Items(tuple(entry[which] for entry in pairs.entries), _hidden(pairs))
    if call.name in ("fetch", "dig", "delete") and len(call.args) == 1:
        return element(pairs, first)
    if call.name == "merge":
        return _merged(pairs, call)
    if call.name == "except" and all(isinstance(arg, Text) for arg in call.args):
        left_out = {arg.value for arg in call.args if isinstance(arg, Text)}
        return Pairs(tuple(entry for entry in pairs.entries if entry[0].value not in left_out), pairs.whole)
    return pairs if call.name in _SAME_PAIRS else None


def _merged(pairs: Pairs, call: Call) -> Pairs:
    """Return `one.merge(other)`, `one.merge(key: value)`."""
    more: list[tuple[Text, Value]] = []
    for other in call.args:
        more += other.entries if isinstance(other, Pairs) else ()
    here = call.at, call.at
    more += [(Text(name, ((0, call.at),)), shared(value, here)) for name, value in call.named.items()]
    known = all(isinstance(other, Pairs) and other.whole for other in call.args)
    return Pairs((*pairs.entries, *more), pairs.whole and known)


def _rows(pairs: Pairs, call: Call) -> Items:
    """Return what a loop through a hash goes through."""
    if call.name in ("each_key", "each_value"):
        which = 0 if call.name == "each_key" else 1
        return Items(tuple(entry[which] for entry in pairs.entries), _hidden(pairs))
    return Items(tuple(Items(entry) for entry in pairs.entries), _hidden(pairs))


def _hidden(pairs: Pairs) -> tuple[int, int] | None:
    return None if pairs.whole else (0, 0)
