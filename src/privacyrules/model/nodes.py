"""What a YAML or JSON text says, as a tree of values that know where they stand."""

from typing import NamedTuple

from privacyrules.model.places import Place


class Scalar(NamedTuple):
    """One value: `value` as YAML 1.2 reads it, `text` as it is written (without quotation marks).

    `place` points at the value's first character, which is the quotation mark of a `quoted` one.
    """

    value: str | int | float | bool | None
    place: Place
    text: str
    quoted: bool

    @property
    def text_place(self) -> Place:
        """Where the first character of `text` stands: behind the quotation mark, if there is one."""
        path, line, column = self.place
        return Place(path, line, column + 1) if self.quoted else self.place


class Sequence(NamedTuple):
    """A list of values."""

    items: tuple["Node", ...]
    place: Place


class Mapping_(NamedTuple):  # noqa: N801 - `Mapping` is the name of the abstract type that annotations use
    """Keys and values in the order of the text; every key is a text and stands once."""

    entries: tuple[tuple[Scalar, "Node"], ...]
    place: Place


Node = Scalar | Sequence | Mapping_
