"""A grammar in, the statements that it makes up out, and what becomes of them when they are mangled."""

from __future__ import annotations

from collections.abc import Mapping
from random import Random

from hypothesis import strategies as st

Tokens = list[str]
Grammar = Mapping[str, str]
"""Per symbol its alternatives, a line each; `<symbol>` stands for another one, `-` for nothing."""

NOTHING = "-"
SPACES = (" ", "\n", "\t ", " /* , ( */ ", " -- (;\n", "\r\n")


@st.composite
def made_up(draw: st.DrawFn, grammar: Grammar, symbol: str = "statement") -> Tokens:
    """Make up the tokens of a symbol."""
    alternatives = [line.split() for line in grammar[symbol].strip().splitlines()]
    tokens: Tokens = []
    for token in draw(st.sampled_from(alternatives)):
        if token[0] == "<" and token[-1] == ">":
            tokens += draw(made_up(grammar, token[1:-1]))
        elif token != NOTHING:
            tokens.append(token)
    return tokens


def mangled(tokens: Tokens, more: Tokens, random: Random) -> Tokens:
    """Drop, double, exchange or replace a token or two; new ones come from `more`."""
    new = list(tokens)
    for _ in range(random.randint(1, 2)):
        at, other = random.randrange(len(new)), random.randrange(len(new))
        kind = random.randrange(4)
        if kind == 0 and len(new) > 2:
            del new[at]
        elif kind == 1:
            new.insert(at, new[at])
        elif kind == 2:
            new[at], new[other] = new[other], new[at]
        else:
            new[at] = random.choice(more)
    return new
