"""The order of merit inside one position: seats, and the ties that remain."""

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from exams.rules.scoring import TieKey
from grading.rules.enums import Result, TieRule
from grading.rules.standings import Standing


class Place(NamedTuple):
    """Where a person stands, and why. The block holds all who are equal, the person included.

    Units: `total` as in `Standing`.
    """

    entry: str
    rank: int
    result: Result
    tie_rule: TieRule
    total: int
    block: tuple[str, ...] = ()


class _Block(NamedTuple):
    """People equal in everything, and where they begin."""

    entries: tuple[str, ...]
    merit: tuple[int, ...]
    first: int


def order(
    standings: Iterable[Standing],
    *,
    seats: int,
    keys: tuple[TieKey, ...],
    decided: Mapping[str, int] | None = None,
) -> tuple[Place, ...]:
    """Put the people of one position in order of merit: 1, 2, 2, 4.

    Source: regulations 5.7; docs/readings.md. Neither chance, alphabet nor arrival decides. Equal
    in everything is a block with one rank. Only a block across the last seat needs the head's
    decision (`decided`: entry -> place inside the block); without it, its ranks stay open.
    """
    blocks = list(_blocks(standings))
    depths = [0, *map(_depth, blocks, blocks[1:]), 0]
    ranked: list[Place] = []
    for block, before, after in zip(blocks, depths, depths[1:], strict=False):
        last = block.first + len(block.entries) - 1
        if block.first <= seats < last:
            ranked += _contested(block, seats, decided or {})
        else:
            rule = _rule(block, max(before, after), keys)
            ranked += _settled(block, _seat(last, seats), rule)
    return tuple(ranked)


def by_number(entry: str) -> tuple[int, str]:
    """The key that puts candidate numbers in order, also beyond the usual count of digits."""
    return len(entry), entry


def _blocks(standings: Iterable[Standing]) -> Iterator[_Block]:
    equals: dict[tuple[int, ...], list[str]] = {}
    for entry, merit in standings:
        equals.setdefault(merit, []).append(entry)
    first = 1
    for merit in sorted(equals, reverse=True):
        entries = equals[merit]
        if len(entries) > 1:
            entries.sort(key=by_number)
        yield _Block(tuple(entries), merit, first)
        first += len(entries)


def _settled(block: _Block, result: Result, rule: TieRule) -> list[Place]:
    """Everybody of a block has the same result, and a lone person no block."""
    shared = block.entries if len(block.entries) > 1 else ()
    total, rank = block.merit[0], block.first
    return [Place(each, rank, result, rule, total, shared) for each in block.entries]


def _contested(block: _Block, seats: int, decided: Mapping[str, int]) -> list[Place]:
    """A block across the last seat: as the head ordered it, or open."""
    decided_places = {entry: decided[entry] for entry in block.entries if entry in decided}
    if len(set(decided_places.values())) < len(block.entries):
        return _settled(block, Result.TIE_PENDING, TieRule.HEAD_DECISION_PENDING)
    rule, total = TieRule.HEAD_DECISION, block.merit[0]
    in_order = enumerate(sorted(decided_places, key=decided_places.__getitem__), block.first)
    return [
        Place(entry, rank, _seat(rank, seats), rule, total, block.entries)
        for rank, entry in in_order
    ]


def _seat(rank: int, seats: int) -> Result:
    return Result.SELECTED if rank <= seats else Result.PASSED_NOT_SELECTED


def _rule(block: _Block, depth: int, keys: tuple[TieKey, ...]) -> TieRule:
    """The deepest key needed to tell this person from a neighbour with the same total."""
    if len(block.entries) > 1:
        return TieRule.TIED_NO_EFFECT
    return TieRule(keys[depth - 1]) if depth else TieRule.TOTAL


def _depth(block: _Block, neighbour: _Block) -> int:
    """How many parts of the merit are equal; nought when the totals already differ."""
    pairs = zip(block.merit, neighbour.merit, strict=True)
    return next(depth for depth, (own, theirs) in enumerate(pairs) if own != theirs)
