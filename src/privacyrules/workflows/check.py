"""Paths or a text in, a report out: read what is meant, and judge it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from privacyrules.files.inputs import given
from privacyrules.files.packs import shown
from privacyrules.model.config import Config
from privacyrules.model.report import Part, Report
from privacyrules.workflows.ground import empty_ground, fill, read_ground
from privacyrules.workflows.judging import judge
from privacyrules.workflows.taking import Taking
from privacyrules.workflows.wanted import Wanted, reads_all


def check_paths(paths: Sequence[Path], config: Config, wanted: Wanted) -> Report:
    """Check migrations and flow manifests.

    Args:
        paths: what the user named; the setting `paths`, else the working directory, if empty.
        config: the settings.
        wanted: what the caller asks for.

    Raises:
        MistakesError: no policy, or mistakes in rules, lexicon or settings. Mistakes in the files
            that are checked stand in the report.
    """
    whole = reads_all(paths, config, wanted)
    return judge(read_ground(paths, config, wanted), wanted, "whole" if whole else "some")


def check_text(path: Path, data: bytes, config: Config, wanted: Wanted) -> Report:
    """Check one text, such as what another program has written, as if it lay in a file.

    Args:
        path: the file; its name decides which reader takes the text.
        data: the text's bytes.
        config: the settings.
        wanted: what the caller asks for.

    Raises:
        MistakesError: no policy, or mistakes in rules, lexicon or settings.
    """
    ground, taking = empty_ground(config, wanted), Taking(wanted.dialect or config.dialect, wanted.on_read)
    empty = not data.strip() and taking.claims(shown(path))
    fill(ground, [] if empty else [given(path, data)], taking)
    return judge(ground, wanted, "some")._replace(part=Part("text", files=0 if empty else 1))
