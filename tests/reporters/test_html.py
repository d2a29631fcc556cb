"""The HTML page: whole, escaped, without a request, and readable without its style and script."""

from __future__ import annotations

import json
import re
from base64 import b64encode
from hashlib import sha256
from html.parser import HTMLParser
from pathlib import Path

import pytest

from privacyrules.files.page import page_files
from privacyrules.model.page import Page
from privacyrules.reporters.html import page_html
from privacyrules.reporters.html.mermaid import mermaid_text
from privacyrules.workflows.page import page_of
from privacyrules.workflows.project import find_config
from privacyrules.workflows.wanted import Wanted
from shipped import TODAY, write

HOSTILE = "</script><img src=x onerror=alert(1)>\"'`${7*7}{{ 7*7 }}\u05d0\u05d1"

POLICY = f"""
title: {json.dumps(f"Policy {HOSTILE}")}
date: 2026-01-01
words: {{}}
"""
SECTION = f"""
section: {json.dumps(f"Keeping {HOSTILE}")}
rules:
  - id: no-cards
    prohibit: {{action: store, data: card_details, subject: any}}
    quote: {json.dumps(f"We keep no cards {HOSTILE}")}
    reading: {json.dumps(HOSTILE)}
    fix: {json.dumps(HOSTILE)}
    cases:
      - {{verdict: denied, flow: {{action: store, data: card_number}}}}
not_checkable:
  - {{quote: {json.dumps(f"We do our best {HOSTILE}")}, why: {json.dumps(HOSTILE)}}}
"""
MIGRATION = """
CREATE TABLE "</td><script>alert(2)</script>" (
    "card_number" text, -- privacyrules: purpose=invoicing by="<b>Ada</b>"
    "שם" text,
    "<i>email</i>" text
);
"""


class Text(HTMLParser):
    """The text of a page that a person reads who has neither its style nor its script."""

    def __init__(self) -> None:
        super().__init__()
        self.told: list[str] = []
        self.loads: list[tuple[str, str]] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.handlers: list[str] = []
        self._unseen = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._unseen += tag in ("script", "style")
        for name, value in attrs:
            if name in ("src", "srcset", "action", "data", "poster") or (name == "href" and tag != "a"):
                self.loads.append((tag, str(value)))
            if name == "href" and tag == "a":
                self.links.append(str(value))
            if name == "id":
                self.ids.append(str(value))
            if name.startswith("on"):
                self.handlers.append(name)

    def handle_endtag(self, tag: str) -> None:
        self._unseen -= tag in ("script", "style")

    def handle_data(self, data: str) -> None:
        if not self._unseen:
            self.told.append(data)


def read(html: str) -> Text:
    text = Text()
    text.feed(html)
    return text


def page_about(folder: Path, files: dict[str, str]) -> Page:
    write(folder, {"rules/ours/policy.yaml": POLICY, "rules/ours/keeping.yaml": SECTION, **files})
    return page_of(
        [folder / "migrations"], find_config(folder), Wanted(str(folder / "rules/ours"), TODAY), None
    )


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> str:
    page = page_about(tmp_path_factory.mktemp("hostile"), {"migrations/0001_a.sql": MIGRATION})
    return page_html(page, page_files())


def test_what_people_wrote_is_text_and_nothing_else(hostile: str) -> None:
    read_ = read(hostile)
    told = "".join(read_.told)
    assert f"We keep no cards {HOSTILE}" in told
    assert f"Keeping {HOSTILE}" in told
    assert "</td><script>alert(2)</script>" in told
    assert "<i>email</i>" in told
    assert read_.handlers == []
    assert re.findall(r"<(?:img|i>email|b>Ada)\b", hostile) == []
    assert hostile.count("<script") == 2


def test_text_that_runs_from_right_to_left_stays_in_its_place(hostile: str) -> None:
    assert "<td>שם<td>" in hostile
    assert re.search(r"\ba, td, .*\{ unicode-bidi: isolate;", page_files()["style.css"])
    assert '<h1 dir="auto">Policy &lt;/script' in hostile


def test_nothing_is_loaded_from_anywhere(hostile: str) -> None:
    assert read(hostile).loads == []
    assert not re.findall(r"@import|url\(", page_files()["style.css"])
    assert not re.findall(r"fetch\(|XMLHttp|import\(|WebSocket|innerHTML|eval\(", page_files()["script.js"])


def test_only_the_style_and_the_script_that_came_along_may_run(hostile: str) -> None:
    allowed = re.search(r'Content-Security-Policy" content="([^"]*)"', hostile)
    assert allowed is not None
    files = page_files()
    style, script = (_hash(files[name]) for name in ("style.css", "script.js"))
    assert allowed[1].replace("&#39;", "'") == (
        f"default-src 'none'; style-src '{style}'; script-src '{script}'; base-uri 'none'; form-action 'none'"
    )


def _hash(text: str) -> str:
    return f"sha256-{b64encode(sha256(text.encode()).digest()).decode()}"


def test_every_link_leads_to_something_on_the_page(hostile: str) -> None:
    page = read(hostile)
    assert len(set(page.ids)) == len(page.ids)
    assert {link.removeprefix("#") for link in page.links} <= set(page.ids)


def test_the_scripts_data_are_json_whatever_they_hold(hostile: str) -> None:
    found = re.search(r'<script type="application/json" id="data">(.*?)</script>', hostile, re.DOTALL)
    assert found is not None
    data = json.loads(found[1])
    assert data["rules"] == [["no-cards", f"We keep no cards {HOSTILE}"]]


def test_the_parts_read_in_order_without_style_and_script(hostile: str) -> None:
    told = " ".join(" ".join(read(hostile).told).split())
    parts = [
        "1 rule, 1 example, none failing.",
        "The policy is not pinned, so its sentences are not known",
        "no-cards prohibition",
        "1 example denied action store · data card_number",
        "Now shown: action store, recipient internal, subject not said, source not said",
        "1 file, 3 columns of which 2 are personal, 0 flows: 2 findings, 1 of which fail.",
        "error storing card_number in </td><script>alert(2)</script>.card_number breaks a promise",
        "3 columns, 2 of which hold personal data, as the migrations leave them.",
        "What a review of the rules finds",
        "Done, and not promised action store · data email",
        "Promised, and nothing that was read does it Nothing.",
        "We do our best",
    ]
    places = [told.find(part) for part in parts]
    assert -1 not in places, parts[places.index(-1)]
    assert places == sorted(places)


def test_a_repository_without_anything_says_so(tmp_path: Path) -> None:
    page = page_about(tmp_path, {"migrations/readme.txt": "nothing"})
    told = " ".join(" ".join(read(page_html(page, page_files())).told).split())
    assert "0 files, 0 columns of which 0 are personal, 0 flows: 0 findings, 0 of which fail." in told
    assert "the folder holds no file that a reader takes" in told
    assert "No file that was read keeps or hands out personal data." in told


def test_the_map_as_mermaid_text(tmp_path: Path) -> None:
    page = page_about(tmp_path, {"migrations/0001.sql": 'CREATE TABLE "a]b" (card_number text, email text);'})
    assert mermaid_text(page.map) == (
        "flowchart LR\n"
        '  s0["card_number"]\n'
        '  s1["email"]\n'
        '  s2[("a#93;b")]\n'
        '  s0 -->|"store: denied"| s2\n'
        '  s1 -->|"store: not covered"| s2\n'
        "  linkStyle 0 stroke:#c62828\n"
        "  linkStyle 1 stroke:#757575\n"
    )
