"""Where a policy is silent, and where practice and policy part, in; the page that people read out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from privacyrules.model.flow import AXES, Axis, Flow
from privacyrules.model.places import Place
from privacyrules.model.policy import Rule
from privacyrules.model.review import Doing, Gaps, Kinds, Silence, Stated
from privacyrules.reporters.text.layout import (
    counted,
    effect_name,
    fact_value,
    listed,
    source_of,
    sourced,
    wrapped,
)

MOST_NAMED = 8
"""So many terms of a long list are written; JSON has them all."""

MOST_PLACES = 4

MOST_CLASSES = 20
"""So many classes of flows on which the policy is silent are written; JSON has them all."""

_FORMS = {"transfer": "transferring"}

_LEADS: Mapping[Axis, str] = {
    "subject": "about",
    "purpose": "for",
    "recipient": "to",
    "form": "in form",
    "source": "from",
}


def gaps_text(gaps: Gaps) -> str:
    """Write what is done and not promised, where the policy is silent, and what is promised in vain."""
    sections: list[tuple[str, list[Iterable[str]]]] = [
        ("Done, and not promised", [_doing(doing) for doing in gaps.done]),
        ("Numbers", [_stated(stated) for stated in gaps.stated]),
        ("Where the policy says nothing", list(_silences(gaps.silent or ()))),
        ("Promised, and nothing that was read does it", [_rule(rule) for rule in gaps.unused]),
    ]
    blocks = ["\n".join(block) for title, found in sections if found for block in ([title], *found)]
    blocks += [f"error: {problem}" for problem in gaps.problems]
    blocks.append("\n".join(_summary(gaps)))
    return "\n\n".join(blocks) + "\n"


def _doing(doing: Doing) -> Iterator[str]:
    yield from wrapped(f"Nothing on {_flow_in_words(doing.flow)}.", "    ", "  ")
    where = f" ({', '.join(doing.tables)})" if doing.tables else ""
    yield from wrapped(f"{_places(doing.places)}{where}", "        ", "    --> ")
    for near in doing.nearest[:1]:
        names = listed([f"{d.name} {' or '.join(d.wanted[:MOST_PLACES])}" for d in near.differs])
        yield from wrapped(
            f"{near.citation.rule}{f' speaks of {names}' if names else ''}", "        ", "    = nearest: "
        )
        quote = near.citation.quote
        yield from sourced(f'"{quote.text}"', source_of(quote), "      ")


def _stated(stated: Stated) -> Iterator[str]:
    when = stated.rule.clause.when_text
    verdict = "goes beyond" if stated.beyond else "stays within"
    said = (
        f"{stated.fact} = {fact_value(stated.value)} {verdict} '{stated.rule.id}' "
        f"({effect_name(stated.rule.effect)} when {when})"
    )
    yield from wrapped(said, "    ", "  ")
    yield from wrapped(_places(stated.places), "        ", "    --> ")
    yield from _quote(stated.rule)


def _silences(silent: Sequence[Silence]) -> Iterator[Iterable[str]]:
    """The largest classes, and how many more there are."""
    yield from (_silence(silence) for silence in silent[:MOST_CLASSES])
    if len(silent) > MOST_CLASSES:
        yield [f"  And {len(silent) - MOST_CLASSES} smaller ones; --format json lists them all."]


def _silence(silence: Silence) -> Iterator[str]:
    said = [_acts(silence.actions) or "doing anything with", _data(silence.data)]
    ways = (
        ("about", silence.subjects, "or"),
        ("for", silence.purposes, "or"),
        ("to", silence.recipients, "or"),
    )
    said += [f"{lead} {_some(terms, last)}" for lead, terms, last in ways if terms]
    text = " ".join(said)
    but = (
        f", save what {_some(silence.but, 'and')} allow{'s' * (len(silence.but) == 1)}" if silence.but else ""
    )
    yield from wrapped(f"Nothing on {text}{but}.", "    ", "  ")


def _rule(rule: Rule) -> Iterator[str]:
    yield from wrapped(f"{rule.id} ({effect_name(rule.effect)}), {rule.place}", "    ", "  ")
    yield from _quote(rule)


def _quote(rule: Rule) -> Iterator[str]:
    return iter(sourced(f'"{rule.quotes[0].text}"', source_of(rule.quotes[0]), "      "))


def _summary(gaps: Gaps) -> Iterator[str]:
    if gaps.silent is None:
        yield "The rules tell too many kinds of flows apart to say where the policy is silent in general."
    if gaps.unseen:
        names = _some([rule.id for rule in gaps.unseen], "and")
        told = "speaks" if len(gaps.unseen) == 1 else "speak"
        yield from wrapped(f"Nothing that was read tells of the acts of which {names} {told}.")
    of = f"{gaps.policy}, {gaps.date}, as of {gaps.today}"
    if gaps.files:
        done = f"{counted(len(gaps.done), 'thing')} done and not promised"
        unused = f"{counted(len(gaps.unused), 'promise')} that nothing uses"
        read = f"{counted(gaps.flows, 'flow')} in {counted(gaps.files, 'file')}"
        yield from wrapped(f"{read} held against {of}: {done}, {unused}.")
    else:
        silent = f"silent on {counted(len(gaps.silent or ()), 'class', 'classes')} of flows"
        way_on = "Name migrations and flows to see which of them are real."
        yield from wrapped(f"{counted(gaps.rules, 'rule')} of {of}: {silent}. {way_on}")


def _flow_in_words(flow: Flow) -> str:
    said = [_acts(flow.terms.get("action", ())) or "doing something with"]
    said.append(_some(flow.terms.get("data", ()), "and") or "data")
    said += [
        f"{_LEADS[axis]} {listed(flow.terms[axis])}" for axis in AXES if axis in _LEADS and axis in flow.terms
    ]
    facts = [f"{name} = {fact_value(value)}" for name, value in flow.facts.items()]
    return ", ".join([" ".join(said), *facts])


def _acts(actions: Sequence[str]) -> str:
    """Actions as what somebody is doing: `collecting or storing`."""
    return listed([_doing_it(action) for action in actions], "or")


def _doing_it(action: str) -> str:
    words = action.replace("_", " ")
    return _FORMS.get(action, f"{words.removesuffix('e')}ing")


def _data(data: Sequence[Kinds]) -> str:
    found = [
        kinds.term + (f" other than {listed(kinds.other_than)}" if kinds.other_than else "") for kinds in data
    ]
    if len(found) == 1 or not any(kinds.other_than for kinds in data):
        return _some(found, "or") or "any data"
    return "; ".join(_few(found))


def _some(names: Sequence[str], last: str) -> str:
    few = _few(names)
    return listed(few, "and" if len(few) < len(names) else last)


def _few(names: Sequence[str]) -> list[str]:
    """The first few names, and how many more there are."""
    if len(names) <= MOST_NAMED:
        return list(names)
    return [*names[: MOST_NAMED - 1], f"{len(names) - MOST_NAMED + 1} more"]


def _places(places: Sequence[Place]) -> str:
    more = len(places) - MOST_PLACES
    return ", ".join(map(str, places[:MOST_PLACES])) + (f" and {more} more" if more > 0 else "")
