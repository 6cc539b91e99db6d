"""Papers about what two persons decide: made of the request, issued before the second one applies.

A paper is about a request by its place among those for its act in the campaign; none is ever taken
out of that row.
"""

from accounts.models import ApprovalRequest
from accounts.rules.approvals import RequestState
from exams.documents.paper import is_party, numbered
from exams.models import Campaign, Member
from results.models import IssuedDocument
from results.rules.enums import ActName

REPLACEMENT = "REPLACEMENT_DECISION"
DECIDED_ON = (RequestState.OPEN, RequestState.APPLIED)


def asked_for(campaign: Campaign, act: ActName) -> dict[str, ApprovalRequest]:
    """Return the requests for an act that wait or were applied, each by its place in the row."""
    rows = ApprovalRequest.objects.filter(act=act, campaign=campaign.code)
    in_order = enumerate(rows.order_by("asked_at", "pk"), start=1)
    return {str(index): each for index, each in in_order if each.state in DECIDED_ON}


def replacement_paper(member: Member) -> IssuedDocument | None:
    """Return the decision that was issued about the request to replace a member, if it waits."""
    campaign = member.body.campaign
    open_numbers = [
        number
        for number, request in asked_for(campaign, ActName.REPLACE_MEMBER).items()
        if request.state == RequestState.OPEN and request.thing == str(member.pk)
    ]
    in_force = campaign.papers.filter(kind=REPLACEMENT, superseded_at=None)
    return in_force.filter(about__in=open_numbers).first()


def number_of(paper: IssuedDocument | None) -> str:
    """Return the number of a paper with its symbol; of none, blank."""
    if paper is None:
        return ""
    return numbered(paper.number, paper.symbol, party=is_party(paper.campaign))
