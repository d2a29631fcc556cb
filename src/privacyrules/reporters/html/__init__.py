"""A policy and what a repository does in, one self-contained HTML page out."""

from __future__ import annotations

import json
from base64 import b64encode
from collections.abc import Mapping
from hashlib import sha256

from privacyrules.model.page import Page
from privacyrules.reporters.html.parts import parts_of
from privacyrules.reporters.html.pictures import script_data
from privacyrules.reporters.html.words import flow_words, short_words, silence_words, verdict_words


def page_html(page: Page, files: Mapping[str, str]) -> str:
    """Write the page.

    Args:
        page: what it shows.
        files: the texts of `page.html` (a jinja2 template), `style.css` and `script.js`.

    Returns:
        HTML that needs nothing else: its policy of contents forbids every request, and lets only the
        style and the script run that came with it.
    """
    from jinja2 import DictLoader, Environment, StrictUndefined

    house = Environment(
        loader=DictLoader(dict(files)), autoescape=True, undefined=StrictUndefined, trim_blocks=True
    )
    written = [flow_words, short_words, silence_words, verdict_words]
    house.globals.update({function.__name__: function for function in written})
    return house.get_template("page.html").render(
        **parts_of(page),
        style=files["style.css"],
        script=files["script.js"],
        style_hash=_hash(files["style.css"]),
        script_hash=_hash(files["script.js"]),
        data=_in_script(script_data(page)),
    )


def _in_script(value: object) -> str:
    """JSON that ends no script and opens no comment, whatever it holds."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return text.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


def _hash(text: str) -> str:
    """What a Content-Security-Policy calls a text (CSP level 3, section 2.3.1)."""
    return f"sha256-{b64encode(sha256(text.encode()).digest()).decode()}"
