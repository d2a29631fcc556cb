"""What two versions of a policy differ in in, a page of text, Markdown or HTML that says the same out."""

from __future__ import annotations

from privacyrules.model.diff import Diff
from privacyrules.reporters.text.diff.outline import outline_of


def diff_text(diff: Diff) -> str:
    """Write for a terminal."""
    from privacyrules.reporters.text.diff.plain import plain

    return plain(outline_of(diff))


def diff_markdown(diff: Diff) -> str:
    """Write for a pull request."""
    from privacyrules.reporters.text.diff.markup import markdown

    return markdown(outline_of(diff))


def diff_html(diff: Diff) -> str:
    """Write a page for a browser; it makes no request."""
    from privacyrules.reporters.text.diff.markup import html

    return html(outline_of(diff))
