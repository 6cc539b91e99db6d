"""Remind those who began a registration and did not submit it."""

from datetime import datetime, timedelta

from django.db.models import Q
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
    closes = locked.registration_closes
    letters = [
        compose(
            LetterKind.DRAFT_REMINDER,
            campaign=locked,
            to=draft.person,
            about=draft.reg_no,
            facts={"closes": f"{closes:%d/%m/%Y}"},
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
    closes = campaign.registration_closes
    if closes is None or timezone.localdate(at) > closes:
        return []
    reminders = campaign.letters.filter(kind=LetterKind.DRAFT_REMINDER)
    lately = reminders.filter(Q(composed_at__gt=at - REST) | Q(released_at=None))
    drafts = campaign.applications.filter(state=ApplicationState.DRAFT, person__isnull=False)
    rested = drafts.exclude(reg_no__in=lately.values("about"))
    return list(rested.select_related("person").order_by("reg_no"))
