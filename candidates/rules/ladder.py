"""Finds the rank that a text means."""

from collections.abc import Iterable

from candidates.rules.catalogue import RankFacts
from exams.rules.names import fold, normalise


class Ladder:
    """Finds the rank that a text of a present post means: the longest beginning wins."""

    def __init__(self, ranks: Iterable[RankFacts]) -> None:
        pairs = [(prefix, rank) for rank in ranks for prefix in rank.prefixes]
        pairs.sort(key=lambda pair: -len(pair[0]))
        self._as_spelled = [(normalise(prefix).casefold(), rank) for prefix, rank in pairs]
        self._folded = [(fold(prefix), rank) for prefix, rank in pairs]

    def rank_of(self, post_text: str) -> RankFacts | None:
        """Return the rank, None when no beginning fits; beginnings end at the end of a word.

        Diacritics count ("Trưởng bản" is no "Trưởng ban"), unless the text was written without.
        """
        plain = normalise(post_text).casefold()
        for prefix, rank in self._folded if plain.isascii() else self._as_spelled:
            if plain.startswith(prefix) and not plain[len(prefix) : len(prefix) + 1].isalnum():
                return rank
        return None
