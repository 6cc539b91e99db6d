"""What somebody did in a campaign before they had to leave it: for those who answer for it."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from accounts.access import current_person, require_duty
from accounts.models import CampaignBar, Person
from accounts.rules.duties import Duty
from audit.actions.record import log_of
from audit.models import Event
from candidates.views.relations import readable_by
from exams.models import Campaign
from exams.rules.relations import RelationState
from oversight.views.trail import with_summaries
from web.lists import page_of


@require_duty(Duty.DECIDE, campaign="code", files=True)
def done_before(request: HttpRequest, code: str, pk: int) -> HttpResponse:
    """List what somebody who is barred from a campaign did in it, the latest first.

    Nobody finds here what concerns themselves. Points stay as hidden as in the trail.
    """
    campaign, reader = get_object_or_404(Campaign, code=code), current_person(request)
    person = get_object_or_404(Person, pk=pk)
    bar = CampaignBar.objects.filter(campaign=code, person=person, lifted_at=None).first()
    reasons = readable_by(reader, campaign).filter(person=person, state=RelationState.UPHELD)
    if bar is None or not reasons.exists():
        raise Http404
    events = Event.objects.filter(log=log_of(code), actor=person.pseudonym)
    page = page_of(request, events.prefetch_related("secrets").order_by("-seq"))
    context = {"campaign": campaign, "person": person, "bar": bar, "page": with_summaries(page)}
    return render(request, "oversight/done_before.html", context)
