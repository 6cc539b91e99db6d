"""Tamper-evidence, pure: leaves, the chain that binds them, and the tree over them (RFC 6962).

Every entry carries the digest of the one before it, which an inspector understands; the same
leaves form a Merkle tree, whose root can be printed, signed and witnessed. Units: lower-case hex
SHA-256, 64 characters, unless raw bytes are named.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256

from audit.rules.canonical import canon

EMPTY = (None, "")
_HEX = re.compile("[0-9a-f]{64}")


def leaf(entry: bytes) -> str:
    """Return the digest of one entry (RFC 6962 section 2.1)."""
    return sha256(b"\x00" + entry).hexdigest()


def row_digest(table: str, columns: dict[str, object]) -> str:
    """Return the digest of one version of one row.

    Columns without a value, or with an empty text, are left out: a column that is added later does
    not disturb the rows that were written before it.
    """
    row: dict[str, object] = {name: value for name, value in columns.items() if value not in EMPTY}
    row.setdefault("t", table)
    return sha256(b"\x02" + canon(row)).hexdigest()


def commitment(salt: str, kind: str, value: str) -> str:
    """Return a digest that binds to `value` without giving it away; `salt` is 64 hex digits."""
    return sha256(b"\x03" + bytes.fromhex(salt) + canon({"t": kind, "value": value})).hexdigest()


def push(frontier: bytes, size: int, digest: str) -> bytes:
    """Add one leaf to the compact tree of `size` leaves: amortised one hash."""
    top = bytes.fromhex(digest)
    while size & 1:
        top, frontier = sha256(b"\x01" + frontier[-32:] + top).digest(), frontier[:-32]
        size >>= 1
    return frontier + top


def root(frontier: bytes) -> str:
    """Return the root of the tree, which stands for every entry so far."""
    if not frontier:
        return sha256(b"").hexdigest()
    top, rest = frontier[-32:], frontier[:-32]
    while rest:
        top, rest = sha256(b"\x01" + rest[-32:] + top).digest(), rest[:-32]
    return top.hex()


@dataclass(frozen=True, slots=True)
class Link:
    """One stored event, as far as the chain needs it."""

    position: int
    leaf: str
    entry: bytes
    previous: str  # what the entry says came before
    claimed: int  # the position that the entry says it has


@dataclass(frozen=True, slots=True)
class Head:
    """What the log says of itself."""

    size: int
    last_leaf: str
    frontier: bytes


def faults(links: Iterable[Link], head: Head) -> Iterator[tuple[int, str]]:
    """Yield (position, code) for everything that does not hold in one log.

    Codes: LEAF (the bytes were changed), LINK (it does not follow the one before), GAP (a position
    is missing or doubled), HEAD (the log's own summary differs).
    """
    previous, expected, frontier = "", 0, b""
    for link in links:
        digest = leaf(link.entry)
        if digest != link.leaf:
            yield link.position, "LEAF"
        if link.previous != previous:
            yield link.position, "LINK"
        if link.position != expected or link.claimed != link.position:
            yield link.position, "GAP"
        stored = link.leaf if _HEX.fullmatch(link.leaf) else digest
        previous, frontier = link.leaf, push(frontier, expected, stored)
        expected += 1
    if (expected, previous, frontier) != (head.size, head.last_leaf, head.frontier):
        yield head.size, "HEAD"
