"""An input in, what the first reader that takes it finds there out, or why it could not be read."""

from collections.abc import Callable
from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple, cast

from privacyrules.files.inputs import Input
from privacyrules.model.places import MissingExtraError, MistakesError, Problem
from privacyrules.model.schema import MigrationReading
from privacyrules.readers import READERS, Choosy, Reader
from privacyrules.syntax.text import decode

if TYPE_CHECKING:
    from privacyrules.model.manifest import ManifestReading


class Taken(NamedTuple):
    """What came of an input that a reader takes.

    `text` is None where its bytes are none; `extra` names a library that is missing to read it.
    """

    text: str | None = None
    found: "MigrationReading | ManifestReading | None" = None
    problems: tuple[Problem, ...] = ()
    extra: str = ""


class _Loaded(NamedTuple):
    """A reader, and the same once more if it is choosy."""

    reader: Reader
    choosy: Choosy | None

    def takes(self, text: str) -> bool:
        return self.choosy is None or self.choosy.recognises(text)


class Taking:
    """The readers, and what they made of inputs so far: an input of a known version is read once."""

    def __init__(self, dialect: str | None, on_read: Callable[[], None] | None = None) -> None:
        """Start with the dialect of SQL, None to judge by each text, and what is called for each file."""
        self._dialect = dialect
        self._on_read = on_read
        self._readers: dict[str, _Loaded] = {}
        self._by_suffix: dict[str, list[tuple[str, tuple[str, ...]]]] = {}
        self._known: dict[tuple[str, str], Taken | None] = {}

    def claims(self, name: str) -> bool:
        """Whether a reader may take a file of this name."""
        return bool(self._claiming(name))

    def take(self, given: Input, *, outright: bool = False) -> Taken | None:
        """Read an input; None if no reader takes it by its name or, where that is not enough, its text.

        A file that was named `outright` and that no reader claims may still be recognised by its text.
        """
        claiming = self._claiming(given.own, given.name)
        if not claiming and outright:
            claiming = [loaded for loaded in map(self._reader, READERS) if loaded.choosy]
        if not claiming:
            return None
        key = given.name, given.version
        if key not in self._known:
            taken = self._read(given, claiming)
            if not given.version:
                return taken
            self._known[key] = taken
        return self._known[key]

    def _claiming(self, *names: str) -> list[_Loaded]:
        """The readers that claim a file by one of its names; of the others, most are not even imported."""
        fitting: set[str] = set()
        for name in names:
            lower = name.lower()
            likely = self._ending_like(lower.rpartition(".")[2])
            fitting.update(reader for reader, ends in likely if lower.endswith(ends))
        loaded = [self._reader(name) for name in READERS if name in fitting]
        return [each for each in loaded if any(map(each.reader.claims, names))]

    def _ending_like(self, suffix: str) -> list[tuple[str, tuple[str, ...]]]:
        """The readers of files whose names have this last suffix: of many files, most have the same."""
        found = self._by_suffix.get(suffix)
        if found is None:
            end = f".{suffix}"
            found = [(name, ends) for name, ends in READERS.items() if any(e.endswith(end) for e in ends)]
            self._by_suffix[suffix] = found
        return found

    def _reader(self, name: str) -> _Loaded:
        if name not in self._readers:
            reader = cast("Reader", import_module(f"privacyrules.readers.{name}"))
            self._readers[name] = _Loaded(reader, reader if isinstance(reader, Choosy) else None)
        return self._readers[name]

    def _read(self, given: Input, claiming: list[_Loaded]) -> Taken | None:
        data, text = None, None
        if self._on_read is not None:
            self._on_read()
        try:
            data = given.read()
            text = decode(data, given.name)
            reader = _reader_of(text, claiming)
            return None if reader is None else Taken(text, reader.read(text, given.name, self._dialect))
        except MistakesError as error:
            # much is called as a changelog or a migration is, and is neither: what cannot even be
            # decoded is a mistake only where it looks like one of ours
            seen = text or _guessed(data or b"")
            if text is None and _reader_of(seen, claiming) is None:
                return None
            return Taken(text, problems=error.problems)
        except MissingExtraError as error:
            return Taken(text, extra=error.extra)


def _guessed(data: bytes) -> str:
    """What bytes may say that are no UTF-8, to know whose they are."""
    encoding = "utf-16" if data.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8"
    return data.decode(encoding, errors="replace")


def _reader_of(text: str, claiming: list[_Loaded]) -> Reader | None:
    """The first reader that takes a text, of those that claim its file."""
    return next((loaded.reader for loaded in claiming if loaded.takes(text)), None)
