"""A call of something that PHP itself, or a framework's everyday function, offers in; what it gives out."""

from __future__ import annotations

from collections.abc import Callable

from privacyrules.syntax.code.texts import Text
from privacyrules.syntax.code.values import Plain
from privacyrules.syntax.php.arrays import ARRAY_FUNCTIONS, on_array
from privacyrules.syntax.php.functions import Arguments, as_function
from privacyrules.syntax.php.runner import Runner
from privacyrules.syntax.php.text_functions import STR_METHODS, TEXT_FUNCTIONS
from privacyrules.syntax.php.values import Array, Call, ClassName, Closure, Entry, Php, Setting


def call_known(runner: Runner, call: Call) -> Php | None:
    """Return what a call of a string's, an array's or a built-in function gives; None for any other."""
    if isinstance(call.receiver, Array):
        return on_array(runner, call, call.receiver)
    if isinstance(call.receiver, Closure):
        return _on_closure(runner, call, call.receiver)
    if isinstance(call.receiver, ClassName) and call.receiver.name == "Str":
        function = STR_METHODS.get(call.key)
        return function(runner, call) if function is not None else None
    if isinstance(call.receiver, ClassName) and call.receiver.name in ("Config", "Env"):
        return _setting(runner, call) if call.key == "get" else None
    if call.receiver is not None:
        return None
    function = FUNCTIONS.get(call.key)
    return function(runner, call) if function is not None else None


def _on_closure(runner: Runner, call: Call, function: Closure) -> Php | None:
    if call.key in ("__invoke", ""):
        return runner.run(function, Arguments(call.args, call.named, call.missing))
    return function if call.key in ("bindto", "bind") else None


def _setting(runner: Runner, call: Call) -> Php | None:
    """`config('key', 'default')`: the default is what holds unless the settings say something else."""
    default = call.argument(1, "default")
    function = as_function(runner, default)
    if function is not None:
        return runner.run(function)
    return Setting(runner.span(call.node)) if default is None or default == Plain(None) else default


def _tapped(runner: Runner, call: Call) -> Php | None:
    """`tap($value, fn ($value) => ...)` gives the value; `with(...)` and `value(...)` what is made of it."""
    function = as_function(runner, call.argument(1))
    first = call.argument(0)
    if function is None or first is None:
        return None
    value = runner.run(function, Arguments((first,)))
    return first if call.key == "tap" else value


def _run(runner: Runner, call: Call) -> Php | None:
    function = as_function(runner, call.argument(0))
    if function is None:
        return None
    rest: tuple[Php, ...] = call.args[1:]
    if call.key == "call_user_func_array":
        first = call.argument(1)
        rest = first.values if isinstance(first, Array) else ()
    return runner.run(function, Arguments(rest))


def _defined(runner: Runner, call: Call) -> Php | None:
    name, value = call.argument(0), call.argument(1)
    if call.key == "constant":
        return runner.file.names.get(name.value) if isinstance(name, Text) else None
    if isinstance(name, Text) and value is not None:
        runner.file.names[name.value] = value
    return Plain(True)


def _compact(_runner: Runner, call: Call) -> Php | None:
    names = [value for value in call.args if isinstance(value, Text)]
    found = [(name, call.frame.get(name.value)) for name in names]
    return Array(tuple(Entry(name, value) for name, value in found if value is not None))


FUNCTIONS: dict[str, Callable[[Runner, Call], Php | None]] = {
    **TEXT_FUNCTIONS,
    **ARRAY_FUNCTIONS,
    **dict.fromkeys(("config", "env"), _setting),
    **dict.fromkeys(("tap", "transform"), _tapped),
    **dict.fromkeys(("call_user_func", "call_user_func_array", "value", "rescue"), _run),
    **dict.fromkeys(("define", "constant"), _defined),
    "compact": _compact,
}
