"""The numbers of what a campaign announces and publishes: papers are told apart by theirs."""

from datetime import date

from django.utils import timezone

from exams.documents.announced import SYMBOL
from exams.models import Campaign
from exams.rules.refusals import Refusal
from results.actions.number_register import is_same_number, require_unregistered


def require_own_number(campaign: Campaign, number: str, on: date | None = None) -> None:
    """Refuse (LIST_NUMBER_TAKEN) the number of a list or announcement that was published.

    So is (NUMBER_TAKEN) that of a paper issued in the year of the day `on` (None: today).
    """
    published = campaign.publications.values_list("number", flat=True)
    announced = campaign.announcements.values_list("number", flat=True)
    if any(is_same_number(number, each, SYMBOL) for each in (*published, *announced)):
        raise Refusal("LIST_NUMBER_TAKEN", number=number, field="number")
    require_unregistered(number, SYMBOL, on or timezone.localdate())
