"""One's own calendar: the days of one's duties, read by any calendar under a secret address."""

from collections.abc import Iterable
from datetime import datetime

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from accounts.access import current_person, require_duty
from accounts.models import Person
from accounts.rules.duties import DUTIES, Duty
from candidates.models import Application
from candidates.rules.enums import ApplicationState
from exams.actions import calendar_feed as actions
from exams.actions.clock import deadlines_of
from exams.models import CalendarFeed, Campaign
from exams.rules.refusals import Refusal
from exams.views.calendar_entries import entries_of
from results.rules.calendar_duties import parts_for, steps_for
from web.action_view import ActionView
from web.forms import ActionForm
from web.icalendar import ICALENDAR, CalendarEntry, calendar_file
from web.idempotency import idempotency_key
from web.typed_by import require_typed_now
from web.views import perform, render_form, show_refusal, tell_what_stands


@require_duty(Duty.SIGNED_IN)
def own_calendar(request: HttpRequest) -> HttpResponse:
    """Show what stands in one's calendar; make its secret address anew, shown this once."""
    person, at = current_person(request), timezone.now()
    form = ActionForm(request.POST or None)
    secret = _renewed(request, person, form) if form.is_valid() else None
    feed = CalendarFeed.objects.filter(person=person).exclude(digest="").first()
    context = {
        "form": form,
        "address": _address(request, secret) if secret else "",
        "feed": feed,
        "entries": sorted(_to_come(_entries(request, person, at), at), key=_day_of),
    }
    return render_form(request, "results/publish/own_calendar.html", context)


def _renewed(request: HttpRequest, person: Person, form: ActionForm) -> str | None:
    """Make a new address; None when it was refused, or by a second click: it is shown once."""
    key = idempotency_key(request, form)
    try:
        require_typed_now(request)
        secret: str | None = perform(actions.renew, key=key, person=person, by=person)
    except Refusal as refusal:
        show_refusal(request, form, refusal)
        return None
    if secret is None:
        tell_what_stands(request, form)
    return secret


def _address(request: HttpRequest, secret: str) -> str:
    return request.build_absolute_uri(reverse("results:calendar-feed", args=[secret]))


@require_duty(Duty.SIGNED_IN)
class EndCalendarFeed(ActionView):
    """Ask once more, then end the secret address of one's calendar."""

    object_name = "person"
    action = actions.end
    title = _lazy("Hủy địa chỉ lịch")
    lead = _lazy("Ứng dụng lịch đang đọc địa chỉ này sẽ không nhận được ngày mới nữa.")
    danger = True
    undo = True
    success_message = _lazy("Đã hủy địa chỉ lịch của %(person)s lúc %(time)s.")
    next_page = ("results:own-calendar",)

    def get_object(self) -> Person:
        return current_person(self.request)


@require_duty(Duty.EVERYONE)
def calendar_feed(request: HttpRequest, secret: str) -> HttpResponse:
    """Return the calendar that a secret opens; what its owner may not see is not in it."""
    person, at = actions.owner_of(secret), timezone.now()
    if person is None:
        raise Http404
    name, entries = _("Lịch thi tuyển"), _entries(request, person, at)
    response = HttpResponse(calendar_file(name, entries, at), content_type=ICALENDAR)
    response["Cache-Control"] = "no-store"
    return response


def _entries(request: HttpRequest, person: Person, at: datetime) -> Iterable[CalendarEntry]:
    """Return the days that concern somebody, by the duties that they have in each campaign."""
    registered = _registered(person)
    for campaign in Campaign.objects.public().filter(cancelled_on=None):
        roles = person.roles(campaign.code, at=at)
        duties = {duty for role in roles for duty in DUTIES[role]}
        if campaign.pk not in registered:
            duties.discard(Duty.APPLY)
        steps, kinds = steps_for(duties), parts_for(duties)
        deadlines = deadlines_of(campaign) if steps else ()
        own = [each for each in deadlines if each.step in steps]
        yield from entries_of(campaign, own, kinds, request)


def _registered(person: Person) -> set[object]:
    """Return the campaigns in which somebody registered, and did not withdraw."""
    own = Application.objects.filter(person=person).exclude(state=ApplicationState.WITHDRAWN)
    return set(own.values_list("campaign", flat=True))


def _to_come(entries: Iterable[CalendarEntry], at: datetime) -> Iterable[CalendarEntry]:
    today = str(timezone.localdate(at))
    return (entry for entry in entries if str(entry.start) >= today)


def _day_of(entry: CalendarEntry) -> tuple[str, str]:
    return str(entry.start), entry.key
