"""An outline in, Markdown or a page of HTML out; nothing that a policy says marks anything up."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from privacyrules.reporters.text.diff.sections import Outline, Section
from privacyrules.syntax.pattern import pattern

_MARKS = pattern(r"([\\`*_\[\]<>#|~])")

_NO_REQUEST = "default-src 'none'; style-src 'unsafe-inline'"

_STYLE = (
    "body{font:1rem/1.5 system-ui,sans-serif;max-width:52rem;margin:2rem auto;padding:0 1rem}"
    ":root{color-scheme:light dark}"
    "h1{font-size:1.3rem}h2{font-size:1.1rem;margin-top:2rem}li{margin:.4rem 0;overflow-wrap:anywhere}"
    "li ul{list-style:none;padding-left:1rem;opacity:.85}"
)


def markdown(outline: Outline) -> str:
    """Write Markdown, the sum first, for a comment on a pull request."""
    return "\n".join(_markdown(outline)) + "\n"


def _markdown(outline: Outline) -> Iterator[str]:
    yield f"### {_plain(outline.title)}\n"
    yield f"**{_plain(outline.sum)}**"
    for section in outline.sections:
        yield f"\n#### {_plain(section.title)}\n"
        if section.lead:
            yield f"{_plain(section.lead)}\n"
        for entry in section.entries:
            yield f"- {_plain(entry.text)}"
            yield from (f"  - {_plain(line)}" for line in entry.below)
        if section.close:
            yield f"\n{_plain(section.close)}"


def _plain(text: str) -> str:
    """Text of which no letter marks anything up, and that calls nobody's name."""
    return _MARKS.sub(r"\\\1", " ".join(_arrow(text).split()).replace("&", "&amp;")).replace("@", "&#64;")


def html(outline: Outline) -> str:
    """Write one page that needs nothing else and makes no request."""
    title = _escaped(outline.title)
    sections = "".join(map(_html, outline.sections))
    return (
        '<!doctype html>\n<html lang="en">\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_NO_REQUEST}">\n'
        f"<title>{title}</title>\n<style>{_STYLE}</style>\n"
        f'<main dir="auto">\n<h1>{title}</h1>\n<p><strong>{_escaped(outline.sum)}</strong></p>\n'
        f"{sections}</main>\n</html>\n"
    )


def _html(section: Section) -> str:
    lead, close = (f"<p>{_escaped(text)}</p>\n" if text else "" for text in (section.lead, section.close))
    entries = "".join(
        f'<li dir="auto">{_escaped(entry.text)}{_lines(entry.below)}</li>\n' for entry in section.entries
    )
    listed = f"<ul>\n{entries}</ul>\n" if entries else ""
    return f"<section>\n<h2>{_escaped(section.title)}</h2>\n{lead}{listed}{close}</section>\n"


def _escaped(text: str) -> str:
    return escape(_arrow(text))


def _arrow(text: str) -> str:
    return text.replace(" -> ", " → ")


def _lines(lines: tuple[str, ...]) -> str:
    if not lines:
        return ""
    return "<ul>" + "".join(f'<li dir="auto">{_escaped(line)}</li>' for line in lines) + "</ul>"
