"""What every test of an action asks: what was written, what was recorded, and what was refused."""

import json
from contextlib import contextmanager
from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from django.db import connection
from django.db.models import Count, Sum
from django.utils import timezone

from accounts.actions import approvals, granting
from accounts.models import Grant, Person
from accounts.rules.duties import Role
from audit.actions.record import record, recorded
from audit.actions.verify import protected_models
from audit.models import Event
from audit.rules.refusals import Refusal
from exams.actions import advance, clearances
from exams.models import Campaign
from exams.rules.checks import warnings
from exams.rules.stages import Stage, Step
from rehearsal import two_persons
from results.actions import cancellation, lateness, list_gates
from results.process.acts import ACTS
from results.rules.enums import ActName

HANOI = ZoneInfo("Asia/Ho_Chi_Minh")
LATE = datetime(2027, 3, 1, 9, tzinfo=HANOI)  # after everything in the sample campaign
# In which campaigns an officer of a test signed the statement on relations.
SIGNED = ("TT2026-01", "TT2099-01", "TT-9", "TT-KHAC", "TT-MOI", "KHAC", "MOI", "NHAP", "SAU", "X")
APPOINTED = LATE.replace(2026, 1)
OBSTACLES = ("nobody", "elsewhere", "suspended", "cancelled", "wrong stage")


def moment(year, month, day, hour=9, minute=0, second=0, micro=0):
    return datetime(year, month, day, hour, minute, second, micro, tzinfo=HANOI)


def person_named(username):
    return Person.objects.get(username=username)


def campaign():
    return Campaign.objects.get(code="TT2026-01")


def stored():
    """Return how many rows and versions every table has, and how many events there are."""
    tables = {
        model._meta.db_table: tuple(model.objects.aggregate(Count("pk"), Sum("ver")).values())
        for model in protected_models()
    }
    return {**tables, "events": Event.objects.count(), "people": Person.objects.count()}


@contextmanager
def refused(code, /, **facts):
    """Expect a refusal: its code, the facts that are named, and that nothing was written."""
    before = stored()
    with pytest.raises(Refusal) as caught:
        yield
    assert caught.value.code == code
    assert {name: caught.value.facts[name] for name in facts} == facts
    assert stored() == before


@contextmanager
def events():
    """Collect what is recorded inside: [(type, subject, actor, facts)]."""
    before = set(Event.objects.values_list("leaf", flat=True))
    trail = []
    yield trail
    new = Event.objects.exclude(leaf__in=before).order_by("log_id", "seq")
    trail += [
        (event.type, event.subject, event.actor, json.loads(bytes(event.entry))["data"])
        for event in new
    ]


@recorded
def arrange(row, at=LATE, **values):
    """Change a row past the actions, but with an event: to arrange, never to act."""
    for name, value in values.items():
        setattr(row, name, value)
    record("test.arranged", about=row.pk, by="test", at=at, rows=[row])
    return row


def tick_clearances(draft, *, at, but=""):
    """Tick what the regulations of a draft ask for before it is announced, but one perhaps."""
    for kind in clearances.clearances_asked(draft):
        if kind != but:
            clearances.tick(
                campaign=draft,
                kind=kind,
                document="1/VB",
                on=timezone.localdate(at),
                by=person_named("thu-ky"),
                at=at,
            )


def move_to(to, moved=None):
    """Put the campaign on another step; what was announced is not, once it is a draft again."""
    moved = moved or campaign()
    if to.stage == Stage.ANNOUNCE:
        with connection.cursor() as cursor:
            cursor.execute(
                "DELETE FROM exams_announcedcatalogue "
                "WHERE campaign_id = (SELECT id FROM exams_campaign WHERE code = %s)",
                [moved.code],
            )
    return arrange(moved, stage=to.stage, part=to.part or "")


def officer(username, *roles, campaign="", signed=True):
    """Open an account with roles that the console gave; its owner signed wherever the tests go.

    With `signed=False` they owe the statement on relations in every campaign.
    """
    made = Person.objects.create_user(username, full_name=username)
    for role in roles:
        give(made, role, campaign, signed=signed)
    return made


def give(person, role, campaign="", *, at=APPOINTED, signed=True):
    """Give a role at the console; its holder signed the statement on relations, unless told so."""
    grant = granting.grant(person=person, role=Role(role), campaign=campaign, by="test", at=at)
    return arrange(grant, at=at, stated_in=[*SIGNED, campaign]) if signed else grant


def sign_elsewhere(person, *codes):
    """Let somebody have signed the statement in these campaigns as well; return them anew."""
    for grant in person.grants.filter(board=""):
        arrange(grant, stated_in=[*(grant.stated_in or ()), *codes])
    return Person.objects.get(pk=person.pk)


def hold_also(person, role, **values):
    """Give a role past the table of those that lie apart (regulations 4.3): to arrange only."""
    grant = Grant(person=person, role=role, starts_on=date(2026, 1, 1), stated_in=[*SIGNED])
    return arrange(grant, **values)


def obstruct(how, by, away=Stage.PUBLISH):
    """Make the next action impossible in one way; return the code to expect, and who asks."""
    if how == "nobody":
        return "NOT_YOUR_DUTY", officer("nguoi-la")
    if how == "elsewhere":
        roles = Grant.objects.filter(person=by, revoked_at=None).values_list("role", flat=True)
        return "NOT_YOUR_DUTY", officer("noi-khac", *roles, campaign="KHAC")
    if how == "wrong stage":
        move_to(Step(away))
        return "WRONG_STAGE", by
    action = {"suspended": advance.suspend, "cancelled": cancel}[how]
    action(campaign=campaign(), reason="Theo công văn", by=person_named("chu-tich"), at=LATE)
    return f"CAMPAIGN_{how.upper()}", by


OFFICES = {  # act -> who asks, who applies
    "APPROVE_LIST": ("tham-dinh", "chu-tich"),
    "DISQUALIFY": ("coi-thi", "chu-tich"),
    "SEAL": ("thu-ky", "ban-phach"),
    "CLOSE_MARKING": ("thu-ky", "truong-ban-cham"),
    "DECIDE_SCRIPT": ("truong-ban-cham", "chu-tich"),
    "DECIDE_REMARK": ("chu-tich", "giam-sat"),
    "DECIDE_DEFENCE": ("chu-tich", "giam-sat"),
    "DECIDE_SURVIVOR_AGAIN": ("chu-tich", "giam-sat"),
    "ORDER_TIE_AGAIN": ("chu-tich", "giam-sat"),
    "HOLD_AGAIN": ("chu-tich", "giam-sat"),
    "DRAW_LOTS": ("chu-tich", "thu-ky"),
}


def late_checks_of(about, act, at):
    """Return the last day that an act names as passed, where it answers the clock."""
    if act not in lateness.ANSWERS:
        return ()
    if act == ActName.SEAL:
        return lateness.of_written_exam(about)
    if act == ActName.PUBLISH_ELIGIBLE:
        return lateness.of_first_list(about, timezone.localdate(at))
    return lateness.of_act(about, ActName(act), timezone.localdate(at))


def unsigned_list_of(about, act):
    """Return that the list of screening was not signed, where the candidates are published."""
    return list_gates.of_signed_list(about) if act == ActName.PUBLISH_ELIGIBLE else ()


def request(act, checks=(), *, at=LATE, by=None, of_campaign=None, **arguments):
    """Let the first of two persons ask for an act, naming every open point of these checks.

    A last day that has passed is named as well: most tests act long after the sample campaign. So
    is the list of screening, of which the sample has no signed copy.
    """
    asks, _ = OFFICES.get(act, ("thu-ky", "chu-tich"))
    about = of_campaign or campaign()
    checks = (*checks, *late_checks_of(about, act, at), *unsigned_list_of(about, act))
    return approvals.request_approval(
        act=ACTS[act],
        campaign=about.code,
        arguments=arguments,
        accepted=sorted({key for check in warnings(checks) for key in check.keys}),
        reason=two_persons.REASON,
        by=by or person_named(asks),
        at=at,
    )


def apply(requested, *, at=LATE, by=None):
    """Let the second person apply what the first asked for, as it was seen then."""
    _, applies = OFFICES.get(requested.act, ("thu-ky", "chu-tich"))
    return approvals.apply(
        act=ACTS[requested.act],
        request=requested,
        digest=requested.digest,
        by=by or person_named(applies),
        at=at,
    )


def by_two(act, checks=(), *, at=LATE, asks=None, applies=None, **options):
    """Let the two persons of an act do it, naming every open point of these checks."""
    return apply(request(act, checks, at=at, by=asks, **options), at=at, by=applies)


def cancel(*, campaign, reason, by, at=LATE):
    """Cancel a campaign by a document of the same day."""
    cancellation.cancel(
        campaign=campaign, document="7/QĐ-HĐTT", on=at.date(), reason=reason, by=by, at=at
    )
