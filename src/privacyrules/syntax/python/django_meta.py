"""The `class Meta` of a Django model in; what it says of the model's table out."""

from __future__ import annotations

from privacyrules.syntax.code.found import known_text
from privacyrules.syntax.code.texts import Text
from privacyrules.syntax.python.classes import Class
from privacyrules.syntax.python.values import Plain, Value


def is_abstract(cls: Class) -> bool:
    """Say whether a model has no table itself; nobody inherits that."""
    own = cls.inner.get("Meta")
    return own is not None and _is(own.value("abstract"), constant=True)


def is_stored(cls: Class) -> bool:
    """Say whether Django keeps a table for a model: not for a proxy, or one that others manage."""
    return not _is(stated(cls, "proxy"), constant=True) and not _is(stated(cls, "managed"), constant=False)


def stated(cls: Class, key: str) -> Value | None:
    """Return what `Meta` says under a key; it may inherit that, and so may a class without one.

    Source: https://docs.djangoproject.com/en/stable/topics/db/models/#meta-inheritance
    """
    waiting, seen = [cls], set[int]()
    while waiting:
        current = waiting.pop()
        own = current.inner.get("Meta")
        if own is not None and key in own.members:
            return own.value(key)
        if id(current) not in seen:
            seen.add(id(current))
            waiting += reversed([base for base in current.parents if _lends_meta(base, own)])
    return None


def _lends_meta(base: Class, meta: Class | None) -> bool:
    return is_abstract(base) if meta is None else f".{base.name.value}.Meta" in meta.bases


def stated_text(cls: Class, key: str) -> Text | None:
    """Return what `Meta` says under a key, if it is a string that is known."""
    return known_text(stated(cls, key))


def _is(value: Value | None, *, constant: bool) -> bool:
    return isinstance(value, Plain) and value.value is constant
