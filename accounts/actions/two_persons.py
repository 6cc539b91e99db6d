"""An act of two persons: who asks, who applies, and its effect, worked out before."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any

from accounts.rules.duties import Duty
from audit.models import Protected
from audit.rules.canonical import canon


@dataclass(frozen=True, slots=True)
class Effect:
    """What an act will do, as plain values: figures, lines as people will see them, changes.

    `read` are the rows it was worked out from: when one of them moves, it is worked out again.
    """

    figures: Sequence[tuple[str, int]] = ()  # (word, how many)
    lines: Sequence[Mapping[str, Any]] = ()
    changes: Sequence[tuple[str, str, str]] = ()  # (what, old, new)
    read: Sequence[Protected] = ()

    def plain(self) -> dict[str, Any]:
        """Return the effect as it is stored and shown."""
        return {
            "figures": [list(pair) for pair in self.figures],
            "lines": [dict(line) for line in self.lines],
            "changes": [list(change) for change in self.changes],
        }

    def versions(self) -> list[list[Any]]:
        """Return which version of each row was read."""
        return sorted([row._meta.db_table, str(row.pk), row.ver] for row in self.read)


def _tell_nobody(**rejected: Any) -> Sequence[Protected]:
    """Tell nobody beside the asker that a request was rejected."""
    return ()


def _lock_nothing(campaign: str) -> None:
    """Lock nothing: the act is about no campaign."""


@dataclass(frozen=True, slots=True)
class Act:
    """What two persons do together: who asks, who applies, how it is seen before and done.

    `arguments` turns what was stored into the keyword arguments of the action; `preview` works
    the effect out from the facts, and writes nothing. `lock` locks what an act is about (by the
    campaign's code), so that nothing moves between the preview and what applying does.
    `letters_of_rejection` composes, of the same arguments, what others are told of a rejection.
    """

    name: str
    asks: tuple[Duty, ...]
    applies: tuple[Duty, ...]
    action: Callable[..., Any]
    arguments: Callable[[str, Mapping[str, Any]], dict[str, Any]]
    preview: Callable[..., Effect]
    kind: str = field(default="")  # its word in `two_person_actions`
    whom: str = ""  # the argument that names who gets keys by it, one or a list: neither of the two
    about: str = ""  # the argument that names the account it is about, where it gives no keys
    one_per: str = ""  # the argument that names its thing, where many may be asked for at once
    undo: bool = False  # another act takes it back; every other act is for good
    lock: Callable[[str], None] = _lock_nothing
    letters_of_rejection: Callable[..., Sequence[Protected]] = _tell_nobody

    @property
    def account(self) -> str:
        """Return the argument that names an account; then no hand lies behind both persons."""
        return self.whom or self.about

    def keyed(self, arguments: Mapping[str, Any]) -> frozenset[int]:
        """Return the accounts that get keys by it: of one person, or of several."""
        named = arguments.get(self.whom) or []
        return frozenset(named if isinstance(named, list) else [named])

    def thing_of(self, arguments: Mapping[str, Any]) -> str:
        """Return the thing that is asked for, blank where an act is asked for once at a time."""
        return str(arguments.get(self.one_per, ""))


def effect_of(act: Act, campaign: str, arguments: Mapping[str, Any]) -> Effect:
    """Work out what an act would do now; reads only."""
    return act.preview(**act.arguments(campaign, arguments))


def digest_of(
    act: Act,
    campaign: str,
    arguments: Mapping[str, Any],
    accepted: Sequence[str],
    effect: Effect,
) -> str:
    """Return the digest of what is asked, the versions it rests on, and what it will do."""
    previewed = {
        "act": act.name,
        "campaign": campaign,
        "arguments": dict(arguments),
        "accepted": sorted(accepted),
        "versions": effect.versions(),
        "effect": effect.plain(),
    }
    return sha256(canon(previewed)).hexdigest()
