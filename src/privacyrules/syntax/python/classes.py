"""The classes of a Python file in; what their bodies bind, without running any of it, out."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from privacyrules.syntax.code.texts import Text
from privacyrules.syntax.python.found import Found
from privacyrules.syntax.python.runner import Runner, Statements
from privacyrules.syntax.python.statements import STATEMENTS
from privacyrules.syntax.python.values import Built, Dotted, Frame, Function, Plain, Unknown, Value

MOST_ANCESTORS = 50


@dataclass(frozen=True, slots=True)
class Member:
    """A name that the body of a class binds, or that is bound `behind` it.

    `value` is None where only a type is stated for it.
    """

    name: Text
    node: ast.stmt
    value: Value | None = None
    annotation: ast.expr | None = None
    behind: bool = False


@dataclass(slots=True)
class Class:
    """A class of the file. `bases` are full names, as they are listed; `parents` those in the file."""

    name: Text
    node: ast.ClassDef
    bases: tuple[str, ...]
    parents: tuple[Class, ...]
    stated: Mapping[str, Value]
    frame: Frame
    members: dict[str, Member] = field(default_factory=dict)
    inner: dict[str, Class] = field(default_factory=dict)

    def ancestors(self) -> Iterator[Class]:
        """Give the class and those of the file that it inherits from, each once, the nearest first."""
        waiting, seen = [self], set[int]()
        while waiting and len(seen) < MOST_ANCESTORS:
            cls = waiting.pop()
            if id(cls) not in seen:
                seen.add(id(cls))
                yield cls
                waiting += reversed(cls.parents)

    def value(self, name: str) -> Value | None:
        """Return what the class itself binds a name to."""
        member = self.members.get(name)
        return member.value if member else None


class Classes:
    """Walks through a file and keeps its classes; every call of something else is handed on."""

    def __init__(self, found: Found, called: Callable[[Built], None]) -> None:
        """Keep what is to be done with calls."""
        self.found = found
        self.all: list[Class] = []
        self._named: dict[str, Class] = {}
        self._called = called
        self._open: list[Class] = []
        own: Statements = {
            ast.Assign: self._assign,
            ast.AnnAssign: self._annotated,
            ast.FunctionDef: self._function,
            ast.ClassDef: self._class,
        }
        self.runner = Runner(found.source, {**STATEMENTS, **own}, self)

    def walk(self, tree: ast.Module) -> Iterator[Class]:
        """Walk through a module; give its classes in their order. Methods can be asked until it ends."""
        with self.runner:
            self.runner.top(tree.body, Frame())
            yield from self.all
        vars(self).clear()

    def given(self, method: Function, asked: Class) -> Value:
        """Return what a method gives that a class is asked for."""
        parameters = method.node.args.args
        itself = Dotted(f".{asked.name.value}", None, asked.name)
        frame = Frame({parameters[0].arg: itself} if parameters else {}, method.frame)
        self.runner.top(method.node.body, frame)
        nothing = Plain(None)
        known = [value for value in frame.returned if value != nothing]
        return known[0] if len(known) == 1 else Unknown()

    def call(self, built: Built) -> Value:
        """Hand a call on."""
        self._called(built)
        return built

    def alone(self, value: Value) -> None:
        """Pass over an expression whose value nobody keeps."""

    def lost(self, node: ast.expr | ast.stmt, why: str) -> None:
        """Keep classes that cannot be followed."""
        self._open.clear()
        if any(isinstance(part, ast.ClassDef) for part in ast.walk(node)):
            self.found.opaque(node, why)

    def _assign(self, runner: Runner, node: ast.Assign, frame: Frame) -> None:
        target = node.targets[0]
        if isinstance(target, ast.Attribute):
            self._extend(target, node, frame)
            return
        STATEMENTS[ast.Assign](runner, node, frame)
        for target in node.targets:
            self._bind(target, node, frame)

    def _annotated(self, runner: Runner, node: ast.AnnAssign, frame: Frame) -> None:
        STATEMENTS[ast.AnnAssign](runner, node, frame)
        self._bind(node.target, node, frame)

    def _bind(self, target: ast.expr, node: ast.Assign | ast.AnnAssign, frame: Frame) -> None:
        if self._open and self._open[-1].frame is frame and isinstance(target, ast.Name):
            name = Text(target.id, ((0, self.found.source.start(target)),))
            value = frame.names.get(target.id) if node.value is not None else None
            annotation = node.annotation if isinstance(node, ast.AnnAssign) else None
            members = self._open[-1].members
            # of two branches, the one that binds something counts
            if target.id not in members or value != Plain(None):
                members[target.id] = Member(name, node, value, annotation)

    def _extend(self, target: ast.Attribute, node: ast.Assign, frame: Frame) -> None:
        """Take `Customer.email = ...` behind a class as said in it."""
        owner = self.runner.folder.fold(target.value, frame)
        value = self.runner.folder.fold(node.value, frame)
        extended = self._local(owner)
        if extended is not None:
            name = Text(target.attr, ((0, self.found.source.end(target) - len(target.attr)),))
            extended.members[target.attr] = Member(name, node, value, behind=True)

    def _function(self, runner: Runner, node: ast.FunctionDef, frame: Frame) -> None:
        STATEMENTS[ast.FunctionDef](runner, node, frame)
        if self._open and self._open[-1].frame is frame:
            name = self.found.source.name_of(node)
            self._open[-1].members.setdefault(node.name, Member(name, node, frame.names[node.name]))
        elif frame.outer is None:
            # an app's factory may define its models
            inside = Frame(outer=frame)
            runner.block([child for child in node.body if isinstance(child, ast.ClassDef)], inside)

    def _class(self, runner: Runner, node: ast.ClassDef, frame: Frame) -> None:
        bases = [self._base(base, frame) for base in node.bases]
        parents = tuple(cls for base in bases if (cls := self._local(base)) is not None)
        stated = {word.arg: runner.folder.fold(word.value, frame) for word in node.keywords if word.arg}
        names = tuple(map(self._name, bases, node.bases))
        own = Frame(outer=frame)
        cls = Class(self.found.source.name_of(node), node, names, parents, stated, own)
        if self._open and self._open[-1].frame is frame:
            self._open[-1].inner[node.name] = cls
        else:
            self.all.append(cls)
            self._named[node.name] = cls
        self._open.append(cls)
        runner.block(node.body, own)
        self._open.pop()
        frame.names[node.name] = Dotted(f".{node.name}", None, cls.name)

    def _base(self, node: ast.expr, frame: Frame) -> Value:
        """Return what a class inherits from; what a base of any type is made for is left out."""
        while isinstance(node, ast.Subscript):
            node = node.value
        value = self.runner.folder.fold(node, frame)
        # `declarative_base(cls=Base)` makes one class of another
        return value.named.get("cls", value) if isinstance(value, Built) else value

    def _local(self, value: Value) -> Class | None:
        own = isinstance(value, Dotted) and value.path.startswith(".")
        return self._named.get(value.path[1:]) if own and isinstance(value, Dotted) else None

    def _name(self, value: Value, node: ast.expr) -> str:
        if isinstance(value, Built):
            return f"{value.path}()"
        return value.path if isinstance(value, Dotted) else self.found.source.folded(node)
