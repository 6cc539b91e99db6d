"""A memory for values of many parts, of which a campaign has few different ones."""

from collections.abc import Callable
from typing import TypeVar

Argument = TypeVar("Argument")
Answer = TypeVar("Answer")


def identity_cache(function: Callable[[Argument], Answer]) -> Callable[[Argument], Answer]:
    """Return the function as `functools.cache` would, but asked once for the very same object.

    To tell objects apart costs less than to hash all their parts; equal ones may be asked twice.
    """
    pairs: dict[int, tuple[Argument, Answer]] = {}

    def cached(argument: Argument) -> Answer:
        pair = pairs.get(id(argument))
        if pair is None:  # the argument is kept: while it lives, no other has its identity
            pair = pairs[id(argument)] = argument, function(argument)
        return pair[1]

    return cached
