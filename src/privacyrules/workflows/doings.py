"""What was read in; every flow of it with its answer, whether anything is the matter or not, out."""

from __future__ import annotations

from collections.abc import Iterator

from privacyrules.engine.columns.share import is_personal, role_of, share
from privacyrules.engine.flowmap import Done
from privacyrules.model.answer import Answer
from privacyrules.model.columns import Proposal
from privacyrules.model.flow import Assumption, Flow
from privacyrules.model.places import MistakesError
from privacyrules.workflows.ask import flow_in, with_assumptions
from privacyrules.workflows.columns import Judged, Opened
from privacyrules.workflows.ground import Ground

_Asked = tuple[Flow, tuple[Assumption, ...]]


def doings(ground: Ground, found: Judged) -> list[Done]:
    """Decide all that a repository does: columns that are kept, what is opened to roles, and manifests.

    `found` is what its columns hold. What is mistaken in a manifest is left out; `check` tells it.
    """
    answers = _Answers(ground)
    kept = (_kept(proposal, answers) for proposal in found.proposals if proposal.flow is not None)
    opened = (done for one in found.opened for done in _opened(one, answers))
    return [*kept, *opened, *_flows(answers)]


class _Answers:
    """Answers, each worked out once."""

    def __init__(self, ground: Ground) -> None:
        self.ground = ground
        self._known: dict[str, Answer] = {}

    def to(self, asked: _Asked) -> Answer:
        key = repr(asked)
        if key not in self._known:
            self._known[key] = self.ground.answer(*asked)
        return self._known[key]


def _kept(proposal: Proposal, answers: _Answers) -> Done:
    answer = answers.to((proposal.flow or Flow(), proposal.assumed))
    return Done(answer, proposal.column.place, str(proposal.column.table))


def _opened(opened: Opened, answers: _Answers) -> Iterator[Done]:
    role = role_of(opened.disclosure.to, answers.ground.config.roles)
    inside = answers.ground.policy.vocabulary.below["recipient"]["internal"]
    if role is None or role.recipient in inside:
        return
    for proposal in filter(is_personal, opened.proposals):
        if proposal.flow is not None:
            answer = answers.to(share(proposal, proposal.flow, role))
            yield Done(answer, opened.disclosure.place, str(proposal.column.table))


def _flows(answers: _Answers) -> Iterator[Done]:
    ground = answers.ground
    for manifest in ground.files.manifests:
        for flow in manifest.flows:
            try:
                asked = with_assumptions(flow_in(flow.node, ground.policy), ground.config.assume)
                yield Done(answers.to(asked), flow.place)
            except (MistakesError, ValueError):
                continue
