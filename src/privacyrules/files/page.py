"""The templates, style and script of the HTML page that come with the package, as texts."""

from __future__ import annotations

from pathlib import Path

_FOLDER = Path(__file__).parent.parent / "page"


def page_files() -> dict[str, str]:
    """Give each file's text by its name."""
    return {
        path.name: path.read_text(encoding="utf-8") for path in sorted(_FOLDER.iterdir()) if path.is_file()
    }
