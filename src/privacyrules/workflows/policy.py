"""A policy's rules in; the policy as Python asks it (one flow, many, or whole tables) out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property
from typing import TYPE_CHECKING

from privacyrules.engine.compiled import Compiled, judge_by
from privacyrules.engine.decider import Decider
from privacyrules.engine.parts import Judge
from privacyrules.engine.ways import Words
from privacyrules.model.answer import Ruling
from privacyrules.model.flow import FactValue, Flow
from privacyrules.model.masks import Masks
from privacyrules.model.policy import Policy as Rules
from privacyrules.model.policy import Rule

if TYPE_CHECKING:
    from privacyrules.engine.tables import Column, DecidedTable


class Policy:
    """A policy that is ready to decide, on one day; `load_policy` gives one.

    It remembers what it has worked out.
    """

    def __init__(self, content: Rules, masks: Masks) -> None:
        """Take a policy as its files say it, and its masks."""
        self.content = content
        self.masks = masks

    @property
    def id(self) -> str:
        """The name of its folder."""
        return self.content.id

    @property
    def date(self) -> str:
        """The day from which it holds (ISO 8601)."""
        return self.content.date

    @property
    def digest(self) -> str:
        """The digest of its rules."""
        return self.content.digest

    @property
    def today(self) -> str:
        """The day on which it is asked (ISO 8601)."""
        return self.content.today

    @property
    def rules(self) -> tuple[Rule, ...]:
        """Its rules."""
        return self.content.rules

    @cached_property
    def judge(self) -> Judge:
        """What decides single situations by it."""
        return judge_by(self.content, self.masks)

    @cached_property
    def decide(self) -> Callable[..., Ruling]:
        """Decide one flow, without an explanation: `decide(flow, facts=None) -> Ruling`.

        `flow` is a mapping of axes to terms (fastest with one term each), or a `Flow`; `facts` a mapping
        of facts to values. The ruling has the verdict, its kind, and the ids of the deciding rules, and is
        that of `ask`.

        Raises:
            MistakesError: words that the vocabulary does not know, facts of the wrong type.
            ValueError: the flow has too many combinations of terms.
        """
        return self._decider.decide

    def decide_many(self, flows: Iterable[Words | Flow]) -> Iterator[Ruling]:
        """Decide flows one after another, as they come; see `decide`."""
        return self._decider.decide_many(flows)

    def decide_table(self, columns: Mapping[str, Column | FactValue]) -> DecidedTable:
        """Decide a table of flows whose columns are arrays of codes with their dictionaries.

        Needs numpy (the extra `tables`); see `privacyrules.engine.tables.decide_table`.
        """
        from privacyrules.engine.tables import decide_table

        return decide_table(Compiled(self.masks), columns)

    @cached_property
    def _decider(self) -> Decider:
        return Decider(self.masks, self._decide_slowly)

    def _decide_slowly(self, values: Words) -> Ruling:
        from privacyrules.engine.decide import rule_on
        from privacyrules.workflows.ask import flow_in, values_tree

        return rule_on(self.content, flow_in(values_tree(values), self.content), self.judge)
