"""The numbers of what a campaign published: papers are told apart by theirs."""

from exams.documents.announced import SYMBOL
from exams.documents.paper import numbered
from exams.models import Campaign
from exams.rules.refusals import Refusal


def require_own_number(campaign: Campaign, number: str) -> None:
    """Refuse (LIST_NUMBER_TAKEN) the number of a list or announcement that was published."""
    published = campaign.publications.values_list("number", flat=True)
    announced = campaign.announcements.values_list("number", flat=True)
    taken = {numbered(each, SYMBOL).casefold() for each in (*published, *announced) if each}
    if number and numbered(number, SYMBOL).casefold() in taken:
        raise Refusal("LIST_NUMBER_TAKEN", number=number, field="number")
