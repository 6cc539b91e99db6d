"""Remind those who began a registration and did not submit it."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from django.db.models import Q, QuerySet
from django.utils import timezone

from accounts.actions.action import action
from accounts.models import Person
from accounts.rules.duties import Duty
from candidates.models import Application
from candidates.rules.enums import ApplicationState
from exams.actions.letters import compose
from exams.actions.preconditions import lock_campaign
from exams.models import Campaign, Letter
from exams.rules.letters import LetterKind
from exams.rules.refusals import Refusal
from exams.rules.stages import REGISTER

REST = timedelta(days=2)  # between two reminders of one draft


@action(duty=Duty.PREPARE, steps=[REGISTER])
def remind(*, campaign: Campaign, by: Person, at: datetime) -> list[Letter]:
    """Compose a reminder for every draft; they wait in the outbox until they are released.

    Whoever was reminded less than two days ago, or has a reminder waiting, is left in peace.
    Raises Refusal NOT_YOUR_DUTY, WRONG_STAGE, CAMPAIGN_SUSPENDED, CAMPAIGN_CANCELLED or
    NOBODY_TO_REMIND.
    """
    locked = lock_campaign(campaign)
    letters = [
        compose(
            LetterKind.DRAFT_REMINDER,
            campaign=locked,
            to=draft.person,
            about=draft.reg_no,
            facts={"closes": _closes(locked)},
            at=at,
        )
        for draft in drafts_to_remind(locked, at)
        if draft.person
    ]
    if not letters:
        raise Refusal("NOBODY_TO_REMIND")
    kind = str(LetterKind.DRAFT_REMINDER)
    locked.record(
        "letters.composed", about=locked.code, rows=letters, kind=kind, count=len(letters)
    )
    return letters


def drafts_to_remind(campaign: Campaign, at: datetime) -> list[Application]:
    """Return the drafts of a campaign of which nobody was reminded lately; none past the window."""
    reminders = campaign.letters.filter(kind=LetterKind.DRAFT_REMINDER, dropped_at=None)
    lately = Q(released_at__gt=at - REST) | Q(released_at=None, facts__closes=_closes(campaign))
    rested = _drafts(campaign, at).exclude(reg_no__in=reminders.filter(lately).values("about"))
    return list(rested.select_related("person").order_by("reg_no"))


def still_true(campaign: Campaign, letters: Sequence[Letter], at: datetime) -> list[Letter]:
    """Return the reminders whose receivers have not submitted, and by the day that they name."""
    drafts = set(_drafts(campaign, at).values_list("reg_no", flat=True))
    due = _closes(campaign)
    return [each for each in letters if each.about in drafts and each.facts["closes"] == due]


def _drafts(campaign: Campaign, at: datetime) -> QuerySet[Application]:
    """Return the drafts of people with an account, as long as they can be submitted."""
    closes = campaign.registration_closes
    if campaign.step != REGISTER or closes is None or timezone.localdate(at) > closes:
        return Application.objects.none()
    return campaign.applications.filter(state=ApplicationState.DRAFT, person__isnull=False)


def _closes(campaign: Campaign) -> str:
    closes = campaign.registration_closes
    return f"{closes:%d/%m/%Y}" if closes else ""
