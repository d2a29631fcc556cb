"""What keeping a column does in, what is decided of that out: most columns have the same."""

from __future__ import annotations

from privacyrules.model.answer import Answer
from privacyrules.model.columns import Proposal
from privacyrules.model.flow import Flow
from privacyrules.workflows.ground import Ground


class Answers:
    """What is decided of flows: most columns share theirs, and others have the same."""

    def __init__(self, ground: Ground) -> None:
        """Begin with nothing decided."""
        self._ground = ground
        self._of_shared: dict[tuple[int, int], Answer] = {}
        self._of_alike: dict[str, Answer] = {}

    def to(self, proposal: Proposal) -> Answer:
        """Decide the flow of a proposal that has one.

        Raises:
            ValueError: the flow has too many combinations of terms.
        """
        key = id(proposal.flow), id(proposal.assumed)
        answer = self._of_shared.get(key)
        if answer is None:
            answer = self._of_shared[key] = self._decided(proposal)
        return answer

    def _decided(self, proposal: Proposal) -> Answer:
        key = repr((proposal.flow, proposal.assumed))
        if key not in self._of_alike:
            self._of_alike[key] = self._ground.answer(proposal.flow or Flow(), proposal.assumed)
        return self._of_alike[key]
