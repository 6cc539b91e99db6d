"""What everybody may see of a campaign: the announcement, the rules, the calendar, the lists."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone

from accounts.access import duties_of_user, require_duty
from accounts.rules.duties import Duty
from exams.actions.clock import names_of_days, public_deadlines_of, reckoned
from exams.actions.windows import late_files_are_asked_for, registration_is_open
from exams.models import Body, Campaign, Member, Posting
from exams.models.body import in_order
from exams.rules.bodies import NAMED_AT_ONCE, BodyKind, Office
from exams.rules.enums import PartKind
from exams.rules.plain_rules import plain_rules
from exams.rules.profile import rules_of
from exams.rules.stages import Stage
from exams.views.announcements import version_of
from exams.views.calendar_entries import entries_of
from exams.views.open_posts import posts_in
from web import icalendar
from web.fragments import render_page


@require_duty(Duty.EVERYONE, campaign="code")
def campaign(request: HttpRequest, code: str) -> HttpResponse:
    """Show an announced campaign: positions, conditions, days, and the rules in plain sentences."""
    announced = get_object_or_404(Campaign.objects.public(), code=code)
    version = version_of(announced)
    context = {
        "campaign": announced,
        "version": version,
        "announcement": version.announcement if version else None,
        **posts_in(request, announced),
        "deadlines": public_deadlines_of(announced),
        "parts": announced.parts.all(),
        "plain_rules": plain_rules(announced.regulations),
        "publications": _lists(request, announced),
        "bodies": founded_bodies(announced),
        "postings": Posting.objects.filter(announcement__campaign=announced),
        "grounds": announced.clearances.public(),
        "takes_files": registration_is_open(announced, timezone.localdate()),
        "closed_positions": _closed_positions(announced),
        "may_register": _may_register(request, announced),
        "may_ask_late": _may_ask_late(request, announced),
    }
    return render_page(request, "exams/announce/campaign.html", context, fragment="list")


@require_duty(Duty.EVERYONE, campaign="code")
def regulations(request: HttpRequest, code: str) -> HttpResponse:
    """Show every parameter of the regulations that an announced campaign froze."""
    announced = get_object_or_404(Campaign.objects.public(), code=code)
    context = {
        "campaign": announced,
        "rules": rules_of(announced.regulations, enforced=True),
        "recorded_rules": rules_of(announced.regulations, enforced=False),
    }
    return render(request, "exams/announce/regulations.html", context)


@require_duty(Duty.EVERYONE, campaign="code")
def calendar(request: HttpRequest, code: str) -> HttpResponse:
    """Show the days that everybody waits for, each with how it was reckoned."""
    announced = get_object_or_404(Campaign.objects.public(), code=code)
    context = {
        "campaign": announced,
        "reckoned": reckoned(announced, public_deadlines_of(announced)),
        "names": names_of_days(announced),
    }
    return render(request, "exams/announce/calendar.html", context)


@require_duty(Duty.EVERYONE, campaign="code")
def calendar_file(request: HttpRequest, code: str) -> HttpResponse:
    """Return the days that everybody waits for as a calendar file."""
    announced = get_object_or_404(Campaign.objects.public(), code=code)
    entries = entries_of(announced, public_deadlines_of(announced), PartKind, request)
    file = icalendar.calendar_file(announced.name, entries, timezone.now())
    return HttpResponse(file, content_type=icalendar.ICALENDAR)


def founded_bodies(campaign: Campaign) -> list[tuple[Body, list[Member]]]:
    """Return the bodies that were founded, each with the members whom everybody may know.

    Source: TT 22/2025 art. 9 (the decisions are public). Who sets, codes and marks the papers is
    named once the results are published: before, a name is whom to ask for a favour.
    """
    founded = list(campaign.bodies.exclude(founded_at=None))
    founded.sort(key=lambda body: list(BodyKind).index(BodyKind(body.kind)))
    public = [each for each in founded if each.kind in NAMED_AT_ONCE or _is_published(campaign)]
    sitting = Member.objects.sitting().exclude(office=Office.RESERVE).filter(body__in=public)
    members = in_order(sitting.select_related("person", "body"))
    return [(body, [each for each in members if each.body_id == body.pk]) for body in founded]


def _is_published(campaign: Campaign) -> bool:
    return campaign.stage == Stage.PUBLISH


def _lists(request: HttpRequest, campaign: Campaign) -> Any:
    """Return the lists this reader may open: none with names for those who are marking."""
    lists: Any = campaign.publications
    return lists.seen_by(request.user, at=timezone.now()).order_by("-published_at")


def _closed_positions(campaign: Campaign) -> frozenset[str]:
    """Return the positions for which this round of registration takes no files."""
    again = campaign.reopened_for
    if not again:
        return frozenset()
    codes = campaign.positions.exclude(code__in=again["positions"]).values_list("code", flat=True)
    return frozenset(codes)


def _may_register(request: HttpRequest, campaign: Campaign) -> bool:
    """Say whether the way to register is shown: to visitors and candidates, while it is open."""
    if not registration_is_open(campaign, timezone.localdate()):
        return False
    return _may_be_candidate(request)


def _may_ask_late(request: HttpRequest, campaign: Campaign) -> bool:
    """Say whether the way to ask for a late file is shown."""
    is_late = late_files_are_asked_for(campaign, timezone.localdate())
    return is_late and _may_be_candidate(request)


def _may_be_candidate(request: HttpRequest) -> bool:
    return not request.user.is_authenticated or Duty.APPLY in duties_of_user(request)
