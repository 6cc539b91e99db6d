"""What the office may re-open of a submitted file, and how long its candidate may change it."""

from datetime import date
from enum import StrEnum

from candidates.rules.dossier_items import ITEMS


class FilePart(StrEnum):
    """The parts of a file beside its papers; which post is applied for is never re-opened."""

    OWN_FACTS = "OWN_FACTS"
    PRESENT_POST = "PRESENT_POST"
    ROUTE = "ROUTE"


class SupplementState(StrEnum):
    """Where a call for more information stands."""

    OPEN = "OPEN"
    ANSWERED = "ANSWERED"
    LAPSED = "LAPSED"  # its last day has passed: nothing can be changed any more
    TAKEN_BACK = "TAKEN_BACK"


PAPERS: tuple[str, ...] = ITEMS
PARTS: tuple[str, ...] = (*FilePart, *PAPERS)
FIELDS: dict[str, tuple[str, ...]] = {
    FilePart.OWN_FACTS: ("name", "citizen_id", "born", "sex", "phone", "email"),
    FilePart.PRESENT_POST: ("current_post",),
    FilePart.ROUTE: ("nomination", "party_consent", "special_reason", "special_document"),
}


def state_of(
    *, is_answered: bool, is_taken_back: bool, until: date, today: date
) -> SupplementState:
    """Return the state on a day; the last day belongs to the candidate, then it closes by itself.

    What was changed until then counts, answered or not.
    """
    if is_taken_back:
        return SupplementState.TAKEN_BACK
    if is_answered:
        return SupplementState.ANSWERED
    return SupplementState.OPEN if today <= until else SupplementState.LAPSED
