"""A report whose files are named from the working directory in, one that names them from the top out."""

from __future__ import annotations

import os
from types import ModuleType

from privacyrules.files.packs import repository_of
from privacyrules.model.places import Place
from privacyrules.model.report import Finding, Report, Waiver


def from_top(report: Report) -> Report:
    """Name every file as the servers do that show findings beside the lines of a repository.

    Outside of a repository paths count from the working directory.
    """
    here = os.path.realpath(os.curdir)
    top = repository_of(here) or here
    return counted_from(top, here, report)


def counted_from(top: str, here: str, report: Report) -> Report:
    """Name the files of a report, which were named from `here`, from `top`."""

    def placed(place: Place) -> Place:
        return place._replace(path=path_from(top, here, place.path)) if place.path else place

    def found(finding: Finding) -> Finding:
        return finding._replace(place=placed(finding.place))

    def waived(waiver: Waiver) -> Waiver:
        ignore = waiver.ignore._replace(place=placed(waiver.ignore.place))
        return waiver._replace(ignore=ignore, findings=tuple(map(found, waiver.findings)))

    return report._replace(
        findings=tuple(map(found, report.findings)),
        problems=tuple(problem._replace(place=placed(problem.place)) for problem in report.problems),
        waivers=tuple(map(waived, report.waivers)),
        listed=tuple(map(found, report.listed)),
    )


def path_from(top: str, here: str, path: str, flavour: ModuleType = os.path) -> str:
    """A path from `top`, with slashes; one on another drive stays as it is.

    Args:
        top: the folder from which it is to count.
        here: the folder from which it counts.
        path: the path.
        flavour: the rules of a system for paths, `posixpath` or `ntpath`; those of this one if left out.
    """
    try:
        named = str(flavour.relpath(flavour.join(here, path), top))
    except ValueError:
        named = path
    return named.replace(flavour.sep, "/")
