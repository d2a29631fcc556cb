"""The text of a rule's `when` and the declared facts in, a condition tree out, or every mistake in it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache
from types import MappingProxyType
from typing import Any, NamedTuple

from privacyrules.model.conditions import And, Condition, Not, Or
from privacyrules.model.flow import Axis
from privacyrules.model.places import MistakesError, Place, Problem
from privacyrules.model.vocabulary import Fact
from privacyrules.policy.conditions.comparisons import ComparisonError, Literal, Operand, alone, join, number
from privacyrules.policy.conditions.shape import misshapen, unexpected
from privacyrules.policy.conditions.tokens import LITERALS, OPERANDS, Mistake, Token, tokens
from privacyrules.policy.conditions.undeclared import undeclared


def compile_condition(
    text: str, facts: Mapping[str, Fact], place: Place, terms: Mapping[str, Axis] = MappingProxyType({})
) -> Condition:
    """Read a condition: comparisons of facts with values, joined by and, or, not.

    Args:
        text: the condition, in the part of rule-engine's language that rules may use.
        facts: the declared facts by name.
        place: where the first character of the text stands (`Scalar.text_place`).
        terms: the axis of every term, so that a term used as a fact is explained.

    Returns:
        The tree in canonical form; a date is its ISO 8601 text, a whole number an int.

    Raises:
        MistakesError: the text is no condition, names unknown facts or compares what cannot be compared.

    Source: the grammar is that of rule-engine 5 (https://zerosteiner.github.io/rule-engine/syntax.html).
    """
    grammar = _grammar()
    found, mistakes = tokens(text, grammar.patterns)
    mistakes += misshapen(found, text)
    unknown = list(undeclared(found, facts, terms))
    condition = None
    if not mistakes:
        tree = _Tree(grammar, found, facts)
        condition = tree.read()
        told = {mistake.offset for mistake in unknown}
        mistakes = [mistake for mistake in tree.mistakes if mistake.offset not in told]
    if condition is None or mistakes or unknown:
        raise MistakesError(_problem(mistake, text, place) for mistake in (*mistakes, *unknown))
    return condition


class _Grammar(NamedTuple):
    """What rule-engine gives: its parser, the classes of its tree, and how its words are written."""

    parser: Any
    ast: Any
    context: Any
    error: Any
    patterns: Mapping[str, re.Pattern[str]]


@cache
def _grammar() -> _Grammar:
    import rule_engine  # type: ignore[import-untyped]

    parser = rule_engine.Rule.parser
    names = ("BYTES", "DATETIME", "TIMEDELTA", "STRING", "FLOAT", "SYMBOL")
    patterns = {name: re.compile(parser.get_token_regex(name), re.VERBOSE) for name in names}
    return _Grammar(parser, rule_engine.ast, rule_engine.Context(), rule_engine.errors.EngineError, patterns)


class _Terminal:
    """A token as rule-engine's parser takes it."""

    def __init__(self, token: Token, index: int) -> None:
        # Values pass as names, so that the parser finds nothing to fold: neither its evaluation nor a
        # regular expression ever runs, and each leaf of its tree leads back to its token.
        self.type = "SYMBOL" if token.kind in LITERALS else token.kind
        self.value = f"t{index}" if token.kind in OPERANDS else token.text
        self.index = index
        self.lineno = 1
        self.lexpos = token.offset
        self.lexer = None


class _Lexer:
    """Hands tokens that are read already to rule-engine's parser."""

    def __init__(self, found: Sequence[Token]) -> None:
        self._terminals = iter([_Terminal(token, index) for index, token in enumerate(found)])

    def input(self, text: str) -> None:
        """Take no text: the tokens are there."""

    def token(self) -> _Terminal | None:
        return next(self._terminals, None)


class _Tree:
    """Reads rule-engine's syntax tree with a list of what is allowed."""

    def __init__(self, grammar: _Grammar, found: Sequence[Token], facts: Mapping[str, Fact]) -> None:
        self.grammar = grammar
        self.tokens = found
        self.facts = facts
        self.mistakes: list[Mistake] = []

    def read(self) -> Condition | None:
        try:
            statement = self.grammar.parser.parse("", self.grammar.context, lexer=_Lexer(self.tokens))
        except self.grammar.error as error:
            token = getattr(error, "token", None)
            self.mistakes.append(unexpected(self.tokens, token.index if token else None))
            return None
        return self.condition(statement.expression)

    def condition(self, node: Any) -> Condition | None:  # noqa: ANN401 - rule-engine declares no types
        ast = self.grammar.ast
        if isinstance(node, ast.LogicExpression):
            left, right = self.condition(node.left), self.condition(node.right)
            if left is None or right is None:
                return None
            return And(left, right) if node.type == "and" else Or(left, right)
        if isinstance(node, ast.UnaryExpression) and node.type == "not":
            operand = self.condition(node.right)
            return None if operand is None else Not(operand)
        try:
            return self.comparison(node)
        except ComparisonError as error:
            self.mistakes.append(Mistake(self.start(node), error.what, error.hint))
            return None

    def comparison(self, node: Any) -> Condition | None:  # noqa: ANN401 - as above
        operator, *sides = self.parts(node)
        operands = [operand for side in sides if (operand := self.operand(side)) is not None]
        if len(operands) < len(sides):
            return None  # an unknown fact, which is told already
        return join(operator, *operands) if operator else alone(*operands)

    def parts(self, node: Any) -> tuple[Any, ...]:  # noqa: ANN401 - as above
        if isinstance(node, self.grammar.ast.ContainsExpression):
            return "in", node.member, node.container
        if isinstance(node, self.grammar.ast.ComparisonExpression):
            return node.type, node.left, node.right
        return "", node

    def operand(self, node: Any) -> Operand | None:  # noqa: ANN401 - as above
        if isinstance(node, self.grammar.ast.SymbolExpression):
            token = self.token(node)
            return self.literal(token) if token.kind in LITERALS else self.facts.get(token.text)
        if isinstance(node, self.grammar.ast.ArrayExpression):
            items = [item for member in node.value if (item := self.operand(member)) is not None]
            return tuple(items) if len(items) == len(node.value) else None
        raise ComparisonError(
            "a comparison stands where a fact or a value must", "join them with and, or, not"
        )

    def literal(self, token: Token) -> Literal:
        if token.kind in ("TRUE", "FALSE"):
            return Literal("boolean", token.kind == "TRUE", token.text)
        if token.kind == "DATETIME":
            return Literal("date", token.text[2:-1], token.text)
        written = token.text.removeprefix("-").lstrip()
        try:
            value = self.grammar.parser.parse(written, self.grammar.context).expression.value
        except self.grammar.error:
            what = f"{token.text} cannot be read"
            raise ComparisonError(
                what, "write a number without leading zeros, or a text without \\"
            ) from None
        if token.kind == "STRING":
            return Literal("string", value, token.text)
        return number(-value if token.text.startswith("-") else value, token.text)

    def token(self, node: Any) -> Token:  # noqa: ANN401 - as above
        return self.tokens[int(node.name[1:])]

    def start(self, node: Any) -> int:  # noqa: ANN401 - as above
        """Find where the text of a node begins: at its first leaf."""
        ast = self.grammar.ast
        while not isinstance(node, ast.SymbolExpression):
            if isinstance(node, ast.ArrayExpression):
                if not node.value:
                    return self.tokens[0].offset
                node = node.value[0]
            else:
                node = next(
                    getattr(node, side) for side in ("left", "member", "right") if hasattr(node, side)
                )
        return self.token(node).offset


def _problem(mistake: Mistake, text: str, place: Place) -> Problem:
    path, line, column = place
    # a text of several lines is folded, so that its offsets say nothing about the file
    exact = column and "\n" not in text.rstrip("\n")
    return Problem(Place(path, line, column + mistake.offset) if exact else place, mistake.what, mistake.hint)
