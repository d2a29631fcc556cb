"""The pieces that a page on a difference is made of."""

from __future__ import annotations

from typing import NamedTuple

from privacyrules.model.policy import Quote


class Entry(NamedTuple):
    """One thing that differs, and what there is to say about it."""

    text: str
    below: tuple[str, ...] = ()


class Section(NamedTuple):
    """A title, a line on what follows (perhaps), the entries, and a line behind them (perhaps)."""

    title: str
    lead: str
    entries: tuple[Entry, ...]
    close: str = ""


class Outline(NamedTuple):
    """A page: its title, its sections, and what it comes to."""

    title: str
    sections: tuple[Section, ...]
    sum: str


def quoted(quote: Quote) -> str:
    """A promise with the section that it stands in."""
    section = quote.section.rstrip(":")
    return f'"{quote.text}" ({section})' if section else f'"{quote.text}"'
