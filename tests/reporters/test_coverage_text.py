"""What carries each sentence in, the page and the picture of it out."""

from __future__ import annotations

from privacyrules.model.lock import Coverage, CoverageLine, CoverageReport, Drift, Sentence
from privacyrules.model.places import Place, Problem
from privacyrules.model.policy import Resolution
from privacyrules.model.schema import Ignore
from privacyrules.reporters.text.coverage import coverage_text
from privacyrules.reporters.text.coverage_picture import picture


def lines(*sections: tuple[str, str]) -> list[CoverageLine]:
    """A line per mark: `#` enforced, `-` not checkable, `?` nothing."""
    said: dict[str, Coverage] = {"#": "enforced", "-": "not checkable", "?": "uncovered"}
    marks = [(section, mark) for section, marks in sections for mark in marks]
    return [
        CoverageLine(at, section, None, said[mark], (), ()) for at, (section, mark) in enumerate(marks, 1)
    ]


def drawn(*sections: tuple[str, str]) -> str:
    return "".join(f"{line}\n" for line in picture(lines(*sections)))


def test_each_section_has_a_bar_with_a_mark_for_each_sentence() -> None:
    assert drawn(("Your data:", "##-"), ("", "#"), ("Cookies", "---?")) == (
        "                                  enforced #  not checkable -  nothing ?\n"
        "Your data                   ##-            2                1          0\n"
        "(before the first section)  #              1                0          0\n"
        "Cookies                     ---?           0                3          1\n"
    )


def test_long_bars_are_drawn_in_proportion_and_nothing_that_occurs_is_lost() -> None:
    assert drawn(("A", "#" * 60 + "-" * 59 + "?"), ("B", "#")) == (
        "                              enforced #  not checkable -  nothing ?\n"
        "A  ############------------?          60               59          1\n"
        "B  #                                   1                0          0\n"
    )


def test_columns_stay_straight_whatever_the_headings_are_written_in() -> None:
    assert drawn(
        ("個人情報の利用", "#"), ("Donne\u0301es", "-"), ("A heading of more than thirty-six letters", "?")
    ) == (
        "                                         enforced #  not checkable -  nothing ?\n"
        "個人情報の利用                        #           1                0          0\n"
        "Donne\u0301es                               -           0                1          0\n"
        "A heading of more than thirty-six...  ?           0                0          1\n"
    )


def test_what_changed_since_the_pin_stands_below_the_problem_that_tells_it() -> None:
    changed = Problem(Place("pack/data.yaml", 5, 3), "sentence 2 (Your data) has changed", "read it again")
    added = Problem(Place(""), "the document has a new sentence 3 (Your data): We like tea.", "cover it")
    report = CoverageReport(
        (CoverageLine(2, "Your data", None, "enforced", ("rule no-sale",), ("not sell",)),),
        (added, changed),
        (
            Drift("added", 3, "Your data", added, now=Sentence(3, "Your data", "We like tea.")),
            Drift(
                kind="changed",
                number=2,
                section="Your data",
                problem=changed,
                said=("not sell",),
                now=Sentence(2, "Your data", "We rarely sell it."),
                carriers=("rule no-sale", "not checkable"),
                waivers=(Ignore("no-sale", "-", "2026-03-31", "Ada", "", Place("privacyrules.toml", 4, 1)),),
                resolutions=(Resolution("law-first", ("a", "b"), "b", "-", "Ada", "2026-12-31"),),
            ),
        ),
    )
    assert (
        coverage_text({"pack": report})
        == """\
Your data

   2  enforced: rule no-sale
      "not sell"

              enforced #  not checkable -  nothing ?
Your data  #           1                0          0

error: the document has a new sentence 3 (Your data): We like tea.; cover it
error: pack/data.yaml:5:3: sentence 2 (Your data) has changed; read it again
    was quoted: "not sell"
    is now: "We rarely sell it." (sentence 2)
    rests upon it: rule no-sale, an entry under `not_checkable`, the waiver of no-sale by Ada at
      privacyrules.toml:4:1 and the resolution law-first by Ada until 2026-12-31
1 sentence: 1 enforced, 0 not checkable, 0 carried by nothing.
"""
    )


def test_a_changed_sentence_that_nobody_quotes_says_so() -> None:
    gone = Problem(Place(""), "sentence 2 is no longer in the document", "read it again")
    report = CoverageReport((), (gone,), (Drift("gone", 2, "", gone),))
    assert (
        coverage_text({"pack": report})
        == """\

error: sentence 2 is no longer in the document; read it again
    nothing rests upon it
0 sentences: 0 enforced, 0 not checkable, 0 carried by nothing.
"""
    )
