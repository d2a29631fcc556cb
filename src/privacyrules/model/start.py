"""What a repository looks like to whoever starts in it, and what was written there."""

from typing import NamedTuple


class Survey(NamedTuple):
    """What a repository holds that can be checked.

    `readers` counts the files that each reader takes, `paths` are the folders in which they lie, from
    the repository's own. `dialects` counts the dialects of SQL that texts tell. `settings` is the file that
    holds settings already, empty if there is none; `policies` are the packs under `rules/`. `extras` name
    what must be installed to read some of the files. `above` is the file of settings that counts here so far,
    from a folder above.
    """

    readers: dict[str, int]
    paths: tuple[str, ...]
    dialects: dict[str, int]
    settings: str
    policies: tuple[str, ...]
    extras: tuple[str, ...] = ()
    above: str = ""


class Started(NamedTuple):
    """The files that were written, and those that were there already and stay as they are."""

    written: tuple[str, ...]
    kept: tuple[str, ...]
