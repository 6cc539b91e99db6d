"""What a gate finds: what must be done, or named, before a campaign goes on.

A check is an ERROR, which blocks and names who owes what and where it is mended, or a WARNING:
something undecided that the law lets wait. Two persons pass it by naming each item, with a reason,
and the action that decides it stays open at every later step.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from accounts.rules.duties import Duty


class CheckLevel(StrEnum):
    ERROR = "ERROR"
    WARNING = "WARNING"


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """One thing that a gate found: what, of whom, who owes it and on which page it is mended.

    `code` is the code of its sentence, `items` the numbers or codes it names, `page` the name of a
    URL of the campaign, `form_field` the field of the page's form that it belongs to.
    """

    code: str
    level: CheckLevel
    owner: Duty
    page: str = ""
    items: tuple[str, ...] = ()
    form_field: str = ""
    facts: Mapping[str, object] = field(default_factory=dict)

    @property
    def keys(self) -> tuple[str, ...]:
        """Return how two persons name what they pass: the code, with each item."""
        return tuple(f"{self.code} {item}" for item in self.items) or (self.code,)


def error(
    code: str, owner: Duty, page: str = "", /, *, items: Iterable[str] = (), **facts: object
) -> Check:
    """Return a check that blocks; its items stand in the sentence as `numbers` and `codes`."""
    return check(code, CheckLevel.ERROR, owner, page, tuple(items), facts)


def warning(
    code: str, owner: Duty, page: str = "", /, *, items: Iterable[str] = (), **facts: object
) -> Check:
    """Return a check that two persons may pass, naming each item."""
    return check(code, CheckLevel.WARNING, owner, page, tuple(items), facts)


def check(
    code: str,
    level: CheckLevel,
    owner: Duty,
    page: str,
    items: tuple[str, ...],
    facts: Mapping[str, object],
) -> Check:
    """Return a check; what it names stands in its facts as `numbers`, `codes` and `count`."""
    named = {"numbers": " ".join(items), "codes": " ".join(items), "count": len(items)}
    return Check(
        code=code,
        level=level,
        owner=owner,
        page=page,
        items=items,
        form_field=str(facts.get("field", "")),
        facts={**(named if items else {}), **facts},
    )


def errors(checks: Iterable[Check]) -> tuple[Check, ...]:
    return tuple(check for check in checks if check.level == CheckLevel.ERROR)


def warnings(checks: Iterable[Check]) -> tuple[Check, ...]:
    return tuple(check for check in checks if check.level == CheckLevel.WARNING)
