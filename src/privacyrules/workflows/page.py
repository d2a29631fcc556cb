"""A policy and paths in; all that the page of the two shows out."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from privacyrules.engine.flowmap import flow_map
from privacyrules.engine.gaps import gaps
from privacyrules.engine.matrix import matrix_of
from privacyrules.model.config import Config
from privacyrules.model.page import Page
from privacyrules.workflows.columns import judged
from privacyrules.workflows.coverage import cover_pack
from privacyrules.workflows.doings import doings
from privacyrules.workflows.ground import read_ground
from privacyrules.workflows.inventory import inventory_of
from privacyrules.workflows.judging import judge
from privacyrules.workflows.load import load_ready
from privacyrules.workflows.packing import load_pack
from privacyrules.workflows.policy import Policy
from privacyrules.workflows.review import review_pack
from privacyrules.workflows.trials import run_cases
from privacyrules.workflows.wanted import Wanted


def page_of(paths: Sequence[Path], config: Config, wanted: Wanted, document: Path | None) -> Page:
    """Look at a policy and at what a repository does, and draw both.

    Args:
        paths: what the user named; the setting `paths`, else the working directory, if empty.
        config: the settings.
        wanted: what the caller asks for.
        document: the policy's text, to show each sentence as it stands there; None shows quotes.

    Raises:
        MistakesError: no policy, or mistakes in rules, lexicon, settings or the document. Mistakes in
            the files that are read stand on the page.
    """
    folder = Path(config.folder)
    name = wanted.policy or config.policy
    pack = load_pack(name, project=folder, today=wanted.today, own_terms=config.terms)
    coverage = cover_pack(pack, document) if pack.policy.pinned or document else None
    ground = read_ground(paths, config, wanted)
    found = judged(ground)
    done = doings(ground, found)
    masks = load_ready(name, project=folder, today=wanted.today, own_terms=config.terms).masks
    return Page(
        pack=pack,
        coverage=coverage,
        trials=run_cases(pack),
        review=review_pack(pack, config),
        matrix=matrix_of(
            pack.policy, masks, Policy(pack.policy, masks).decide, (one.answer.understood for one in done)
        ),
        map=flow_map(done),
        gaps=gaps(pack.policy, done)._replace(files=ground.files.count),
        inventory=inventory_of(ground, found.proposals),
        report=judge(ground, wanted._replace(known_too=True), "some"),
    )
