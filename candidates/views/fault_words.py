"""The faults with which a line of the planning list was taken, in the few words of a tag."""

from collections.abc import Iterable

from web.sentences import catalogue, label


def fault_words(codes: Iterable[str]) -> list[str]:
    """Return the words of each fault; a sentence with figures has shorter words of its own."""
    named = ((f"FAULT_{code}", code) for code in codes)
    return [label(short if short in catalogue() else code) for short, code in named]
