"""Needs: declared by the candidate, arranged by the office, told to the room without the reason."""

from datetime import datetime
from typing import NamedTuple

from django.db.models import QuerySet

from accounts.actions.action import action, running
from accounts.models import Person
from accounts.rules.duties import Duty
from candidates.actions.recusal import require_open_to
from candidates.models import Application, Need
from candidates.models.application import ApplicationQuerySet
from candidates.rules.enums import ApplicationState
from candidates.rules.needs import NeedKind
from exams.actions.preconditions import lock_campaign
from exams.models import Campaign
from exams.rules.refusals import Refusal
from exams.rules.stages import IN_ORDER, RANK, REGISTER, since

UNTIL_THE_DEFENCE = IN_ORDER[IN_ORDER.index(REGISTER) : IN_ORDER.index(RANK)]
GONE = (ApplicationState.WITHDRAWN, ApplicationState.REJECTED, ApplicationState.INELIGIBLE)


class Arrangement(NamedTuple):
    """What the room is told: more minutes in writing, and where or how somebody sits."""

    minutes: int
    seat: str


@action(duty=Duty.APPLY, steps=UNTIL_THE_DEFENCE)
def declare(*, application: Application, kind: str, detail: str, by: Person, at: datetime) -> Need:
    """Declare what is needed in the room; it takes the place of what was declared before.

    The trail says that something was declared, never what. Raises Refusal NOT_YOURS, WRONG_STAGE,
    NOT_IN_CAMPAIGN (withdrawn, kept out), UNKNOWN_VALUE or DETAIL_MISSING.
    """
    locked, former = _lock_own(application)
    if application.state in GONE:
        raise Refusal("NOT_IN_CAMPAIGN", code=application.reg_no)
    if kind not in list(NeedKind):
        raise Refusal("UNKNOWN_VALUE", value=kind)
    if not detail.strip():
        raise Refusal("DETAIL_MISSING", field="detail")
    need = Need(application=application, kind=kind, detail=detail, declared_at=at)
    if former:
        former.taken_back_at = at
    rows = [need, former] if former else [need]
    locked.record("need.declared", about=application, rows=rows)
    return need


@action(duty=Duty.APPLY, steps=UNTIL_THE_DEFENCE)
def take_back(*, application: Application, by: Person, at: datetime) -> None:
    """Take back what was declared; what was arranged for it ends.

    Raises Refusal NOT_YOURS, WRONG_STAGE or NO_NEED.
    """
    locked, need = _lock_own(application)
    if need is None:
        raise Refusal("NO_NEED")
    need.taken_back_at = at
    locked.record("need.taken_back", about=application, rows=[need])


def _lock_own(application: Application) -> tuple[Campaign, Need | None]:
    if application.person_id != running().by.pk:
        raise Refusal("NOT_YOURS")
    return lock_campaign(application.campaign), current_need(application)


@action(duty=Duty.RECEIVE, steps=since(REGISTER))
def arrange(*, need: Need, minutes: int, seat: str, reply: str, by: Person, at: datetime) -> Need:
    """Decide what is arranged for a need; who gets nothing is told why.

    A later decision takes the place of this one. Raises Refusal NOT_YOUR_DUTY, WRONG_STAGE,
    RECUSED_FROM, NO_NEED (taken back meanwhile) or REASON_MISSING.
    """
    locked = lock_campaign(need.application.campaign)
    require_open_to(by, need.application)
    if need.taken_back_at or current_need(need.application) != need:
        raise Refusal("NO_NEED")
    if not minutes and not seat.strip() and not reply.strip():
        raise Refusal("REASON_MISSING", field="reply")
    need.minutes, need.seat, need.reply, need.decided_at = minutes, seat, reply, at
    locked.record("need.arranged", about=need.application, rows=[need])
    return need


def current_need(application: Application) -> Need | None:
    """Return what is declared of a registration, if anything is."""
    return application.needs.filter(taken_back_at=None).last()


def needs_open_to(person: Person, campaign: Campaign) -> QuerySet[Need]:
    """Return what is declared in a campaign by those to whom somebody is not tied."""
    return _needs_of(_taking_part(campaign).open_to(person))


def needs_of(campaign: Campaign) -> QuerySet[Need]:
    """Return what is declared in a campaign, of those who take part."""
    return _needs_of(_taking_part(campaign))


def _needs_of(files: ApplicationQuerySet) -> QuerySet[Need]:
    rows = Need.objects.filter(files.has_file_of(), taken_back_at=None)
    return rows.order_by("application__reg_no")


def _taking_part(campaign: Campaign) -> ApplicationQuerySet:
    return Application.objects.filter(campaign=campaign).exclude(state__in=GONE)


def arrangements(campaign: Campaign) -> dict[str, Arrangement]:
    """Return what is arranged, by candidate number: for the room, without names and reasons."""
    decided = needs_of(campaign).exclude(decided_at=None).exclude(minutes=0, seat="")
    rows = decided.filter(application__seal__isnull=False)
    return {
        number: Arrangement(minutes, seat)
        for number, minutes, seat in rows.values_list(
            "application__seal__entry__number", "minutes", "seat"
        )
    }
