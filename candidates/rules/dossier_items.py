"""The papers of a dossier as a numbered table: who writes each, how old it may be, is it reused.

Source: regulations 3.1; annex ii A: dossier_required, dossier_dated, dossier_reusable,
dossier_max_age_months.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from candidates.rules.profile import Profile
from candidates.rules.registration import DossierItem, Enclosure
from candidates.rules.suppliers import SUPPLIERS, Supplier
from exams.rules.months import add_months

ASKED_BY_SOME = (DossierItem.PHOTO, DossierItem.FOREIGN_RECOGNITION)
ITEMS = (
    *(item for item in DossierItem if item not in ASKED_BY_SOME),
    Enclosure.ASSET_DECLARATION,
    Enclosure.HEALTH_CERTIFICATE,
    *ASKED_BY_SOME,
)


@dataclass(frozen=True, slots=True)
class ItemType:
    """A paper of a dossier; all but some items are needed in any."""

    number: int
    code: str
    supplier: Supplier
    max_age_months: int | None  # None: it does not grow old
    is_required: bool
    is_reusable: bool  # from an earlier dossier of the same person

    def not_before(self, reference: date) -> date | None:
        """Return the first day on which it may have been written; that day is allowed."""
        if self.max_age_months is None:
            return None
        return add_months(reference, -self.max_age_months)


class PaperState(StrEnum):
    """What is found of a paper at once, without a person who reads it."""

    MISSING = "PAPER_MISSING"
    NOT_ASKED = "PAPER_NOT_ASKED"  # it is not there, and need not be
    UNDATED = "PAPER_UNDATED"  # it grows old, and nobody said when it was written
    EXPIRED = "PAPER_EXPIRED"
    THERE = "PAPER_THERE"


def item_types(profile: Profile) -> tuple[ItemType, ...]:
    """Return the papers of a dossier in the order in which they are numbered."""
    return tuple(
        ItemType(
            number=number,
            code=str(item),
            supplier=SUPPLIERS[item],
            max_age_months=profile.dossier_max_age_months if _grows_old(item, profile) else None,
            is_required=isinstance(item, Enclosure) or item in profile.dossier_required,
            is_reusable=item in profile.dossier_reusable,
        )
        for number, item in enumerate(ITEMS, start=1)
    )


def _grows_old(item: str, profile: Profile) -> bool:
    """Say whether a paper has a last day; the health certificate always has one (E16)."""
    return item == Enclosure.HEALTH_CERTIFICATE or item in profile.dossier_dated


def state_of_paper(
    item: ItemType, *, is_there: bool, issued_on: date | None, reference: date
) -> PaperState:
    """Return what is found of a paper on the day by which dossiers are judged."""
    if not is_there:
        return PaperState.MISSING if item.is_required else PaperState.NOT_ASKED
    first = item.not_before(reference)
    if first is None:
        return PaperState.THERE
    if issued_on is None:
        return PaperState.UNDATED
    return PaperState.THERE if issued_on >= first else PaperState.EXPIRED


def may_be_reused(item: ItemType, *, issued_on: date | None, reference: date) -> bool:
    """Say whether a paper of an earlier dossier still serves: reused, and not too old."""
    state = state_of_paper(item, is_there=True, issued_on=issued_on, reference=reference)
    return item.is_reusable and state == PaperState.THERE
