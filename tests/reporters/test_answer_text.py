"""The page of an answer: what would settle it stands right below a verdict that hangs on something open."""

from __future__ import annotations

from privacyrules.engine.decide import decide
from privacyrules.model.flow import Flow
from privacyrules.reporters.json.answer import answer_value
from privacyrules.reporters.text.answer import answer_text
from shipped import shipped


def test_what_would_settle_an_answer_follows_its_verdict() -> None:
    flow = Flow({"action": ("store",), "data": ("email",), "subject": ("user",)})
    lines = answer_text(decide(shipped().policy, flow)).splitlines()
    assert lines[:5] == [
        "Understood: store email about user",
        "",
        "Verdict: conditional: what is open may allow it and may forbid it",
        "  allowed, for instance, where the purpose is profile_display and the source is data_subject",
        "  denied, for instance, where the purpose is visitor_statistics and the form is individual",
    ]


def test_a_fact_may_settle_it() -> None:
    flow = Flow(
        {
            "action": ("share",),
            "data": ("phone",),
            "subject": ("user",),
            "purpose": ("government_assistance",),
            "recipient": ("law_enforcement",),
        }
    )
    answer = decide(shipped().policy, flow)
    assert "  allowed, for instance, where good_faith_belief is true" in answer_text(answer).splitlines()
    assert answer_value(answer)["settled_by"] == [
        {"verdict": "allowed", "flow": {}, "facts": {"good_faith_belief": True}}
    ]


def test_what_may_be_left_undone_because_it_must_not_be_done_says_so() -> None:
    flow = Flow({"action": ("store",), "data": ("card_number",), "subject": ("user",)}, {}, omitted=True)
    answer = decide(shipped().policy, flow)
    notes = {note.id: (note.text, note.quote.text if note.quote else "") for note in answer.notes}
    assert answer.verdict == "allowed"
    assert notes["denied-if-done"] == (
        "doing it would be denied (no-card-or-payment-details)",
        "We do not keep credit card details or payment details.",
    )
