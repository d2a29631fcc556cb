"""A word in, what is left of it without any one letter out: words alike but for a slip share one of them."""

SHORTEST_SLIPPED = 6
"""In a shorter word one letter more or less makes another word too easily."""


def without_one_letter(word: str) -> set[str]:
    """Give a word, and it without each of its letters but the first."""
    return {word, *(word[:at] + word[at + 1 :] for at in range(1, len(word)))}
