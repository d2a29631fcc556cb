"""A question in, whether a user asks for themselves out."""

from __future__ import annotations

from privacyrules.engine.understand.question import Question

_USERS_VOICE = (
    *("i am a user", "i am your user", "i have an account", "as a user"),
    *("i am a customer", "my account", "i am a member"),
)
_ASKS_THE_COMPANY = (
    "do you",
    "are you",
    "will you",
    "have you",
    "did you",
    "you guys",
    "if you are",
    "that you",
    "may you",
    "can you",
    "could you",
    "you may",
    "through you",
    "from you",
    "by you",
    "for you to",
    "your site",
    "your website",
    "your policy",
    "your privacy policy",
)
_PLEADS = frozenset(
    {"mind", "object", "agree", "say", "advise", "recommend", "approve", "see", "think", "know"}
)
_MINE = frozenset({"i", "my", "me", "mine"})


def is_users_voice(q: Question) -> bool:
    """Whether a user asks for themselves: `I am a user`, `I have an account`."""
    words = " ".join(token.word for token in q.tokens)
    asks_us = any(asked in words for asked in _ASKS_THE_COMPANY) or _asks_politely(q)
    mine = any(token.word in _MINE for token in q.tokens)
    return (asks_us and mine) or any(said in words for said in _USERS_VOICE)


def _asks_politely(q: Question) -> bool:
    """`would you keep my number?`; `would you mind if I kept it?` asks a colleague."""
    pairs = ((q.word(at), q.word(at + 1), q.word(at + 2)) for at in range(len(q.tokens)))
    return any(one == "would" and two == "you" and three not in _PLEADS for one, two, three in pairs)
