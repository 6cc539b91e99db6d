"""Matches the names of posts and units in a spreadsheet against the catalogue."""

from collections.abc import Iterable

from candidates.rules.catalogue import Catalogue, PostFacts
from candidates.rules.ladder import Ladder
from candidates.tables.cells import Note, Notes, Read, as_code, text
from exams.rules.enums import Severity
from exams.rules.names import fold


class Directory:
    """The catalogue, arranged for looking names up.

    A name is compared without capitals, punctuation and tone marks' places; only when exactly one
    post answers to it.
    """

    def __init__(self, catalogue: Catalogue) -> None:
        self._exact = {post.full_name: post for post in catalogue.posts}
        self._plain = _unique((plain(post.full_name), post) for post in catalogue.posts)
        self._units = tuple(plain(name) for _, name in catalogue.units)
        self._unit_codes = {plain(code): code for code, _ in catalogue.units}
        self._unit_names = {plain(name): code for code, name in catalogue.units}
        self._rank_codes = {plain(rank.code): rank.code for rank in catalogue.ranks}
        self._rank_names = {plain(rank.name): rank.code for rank in catalogue.ranks if rank.name}
        self._ladder = Ladder(catalogue.ranks)

    def planned(self, raw: object) -> Read:
        """Read a planned post: UNKNOWN_UNIT, UNKNOWN_POST, POST_MISSING."""
        tidy, notes = text(raw)
        if not tidy:
            return Read(None, (*notes, Note("POST_MISSING", Severity.ERROR)))
        post = self._exact.get(tidy) or self._plain.get(plain(tidy))
        if post is not None:
            return Read(post, notes)
        is_unit = plain(tidy).endswith(self._units)
        code = "UNKNOWN_POST" if is_unit else "UNKNOWN_UNIT"
        return Read(None, (*notes, Note(code, Severity.ERROR, tidy)))

    def present(self, raw: object) -> Read:
        """Read a present post: its text and its rank. CURRENT_POST_UNKNOWN without a rank."""
        tidy, notes = text(raw)
        rank = self._ladder.rank_of(tidy)
        if rank is None:
            notes = (*notes, Note("CURRENT_POST_UNKNOWN", Severity.WARNING, tidy))
        return Read((tidy, rank), notes)

    def unit(self, raw: object) -> Read:
        """Read a unit by its code or name, as its code. UNIT_UNKNOWN, and as it is, otherwise."""
        tidy, notes = text(raw)
        code = self._unit_codes.get(plain(tidy)) or self._unit_names.get(plain(tidy))
        return self._coded(tidy, code, notes, Note("UNIT_UNKNOWN", Severity.WARNING, tidy))

    def rank(self, raw: object) -> Read:
        """Read a rank by its code or title, as its code. RANK_UNKNOWN, and as it is, otherwise."""
        tidy, notes = text(raw)
        code = self._rank_codes.get(plain(tidy)) or self._rank_names.get(plain(tidy))
        if code is None and (meant := self._ladder.rank_of(tidy)):
            code = meant.code
        return self._coded(tidy, code, notes, Note("RANK_UNKNOWN", Severity.ERROR, tidy))

    def _coded(self, tidy: str, code: str | None, notes: Notes, unknown: Note) -> Read:
        if not tidy or tidy == code:
            return Read(tidy, notes)
        if code is None:
            return Read(as_code(tidy), (*notes, unknown))
        return Read(code, (*notes, Note("CODE_READ", Severity.INFO, tidy, code)))


def plain(name: str) -> str:
    """Return a name for comparing: folded, letters and digits only."""
    return "".join(sign for sign in fold(name) if sign.isalnum())


def _unique(pairs: Iterable[tuple[str, PostFacts]]) -> dict[str, PostFacts]:
    """Return the names that mean one post only."""
    facts: dict[str, PostFacts] = {}
    twice: set[str] = set()
    for name, post in pairs:
        if name in facts:
            twice.add(name)
        facts[name] = post
    return {name: post for name, post in facts.items() if name not in twice}
