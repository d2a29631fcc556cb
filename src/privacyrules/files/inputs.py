"""What is to be read, wherever it is kept: files with a name each and a way to their bytes."""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Literal, NamedTuple

from privacyrules.files.packs import shown


class Input(NamedTuple):
    """A file that readers may take: of the work tree, of git, or standard input under a file's name.

    `name` is how messages call it, `own` its own name (a link is called otherwise than what it leads to).
    `read` gives its bytes, or raises MistakesError. Two inputs of one name and one `version` are the same;
    a version that is empty says nothing.
    """

    name: str
    own: str
    read: Callable[[], bytes]
    version: str = ""


class NotEntered(NamedTuple):
    """A folder of installed packages that was left alone."""

    name: str


class Inputs(NamedTuple):
    """The inputs that one path stands for.

    A `file` must be taken by a reader, and of a `folder` one file at least; of a `part` of either, such as
    what was changed there, nothing is expected.
    """

    path: str
    found: Iterable[Input | NotEntered]
    expected: Literal["file", "folder", "part"] = "part"


def given(path: Path, data: bytes) -> Inputs:
    """Bytes that were given under the name of a file, which need not be there."""
    name = shown(path)
    return Inputs(name, [Input(name, path.name, lambda: data)], "file")
