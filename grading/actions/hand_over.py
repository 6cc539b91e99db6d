"""Hand over: what an examiner who may no longer mark has not handed in goes to others, by lot."""

from datetime import datetime
from typing import Any

from django.db.models import QuerySet

from accounts.actions.action import action
from accounts.models import CampaignBar, Person
from accounts.rules.duties import Duty
from audit.models import Protected
from exams.actions.preconditions import lock_campaign
from exams.models import Campaign
from exams.rules.refusals import Refusal, require_reason
from exams.rules.stages import MARK_WRITTEN
from grading.actions.assign import ExaminerDraw, examiners
from grading.models import Assignment, Handover, Settlement
from grading.rules.enums import Round


@action(duty=Duty.ALLOCATE, steps=[MARK_WRITTEN])
def hand_over(
    *, campaign: Campaign, examiner: Person, reason: str, by: Person, at: datetime
) -> list[Handover]:
    """Give to others what somebody who may no longer mark has not handed in.

    Of who is barred from the campaign also what they handed in, as long as nobody knows the numbers
    (NĐ 170/2025 art. 8(3)). Each script goes to somebody who never had it in hand. What the former
    hand gave goes for nothing, and with it what was settled on it. Raises Refusal NOT_YOUR_DUTY,
    WRONG_STAGE, REASON_MISSING, STILL_MARKS, NOTHING_TO_HAND_OVER or NO_OTHER_EXAMINER.
    """
    locked = lock_campaign(campaign)
    require_reason(reason)
    if examiner in examiners(locked, at):
        raise Refusal("STILL_MARKS", person=examiner)
    left = list(left_by(examiner, locked))
    if not left:
        raise Refusal("NOTHING_TO_HAND_OVER", person=examiner)
    made = _handed_over(locked, left, reason, at)
    locked.record(
        "scripts.handed_over",
        about=locked.code,
        rows=[*made, *left, *_blanked(left), *_void(left, at)],
        former=examiner.pseudonym,
        reason=reason,
        assignments=[
            [row.script.code, row.round, row.hand, row.examiner.pseudonym] for row in left
        ],
    )
    return made


def left_by(examiner: Person, campaign: Campaign) -> Any:
    """Return what an examiner has in hand and others are to mark, of what can still be marked.

    That is what was not handed in, and all that somebody handed in who is barred by now.
    """
    own = (_not_handed_in(campaign) | marks_of_barred(campaign)).filter(examiner=examiner)
    return own.select_related("script", "mark", "examiner").order_by("script__code")


def who_owe_marks(campaign: Campaign) -> list[Person]:
    """Return the examiners who have a script in hand and have not handed in its mark."""
    owing = Person.objects.filter(pk__in=_not_handed_in(campaign).values("examiner"))
    return list(owing.order_by("full_name", "pk"))


def marks_of_barred(campaign: Campaign) -> QuerySet[Assignment]:
    """Return the marks, blind still, of those who are barred from the campaign by now."""
    bars = CampaignBar.objects.filter(campaign=campaign.code, lifted_at=None)
    final = Assignment.objects.filter(
        script__part__campaign=campaign,
        script__part__closed_at=None,
        examiner__in=bars.values("person"),
    )
    return final.exclude(mark__final_at=None)


def _not_handed_in(campaign: Campaign) -> QuerySet[Assignment]:
    """Return what can still be marked and was not handed in."""
    open_ones = Assignment.objects.counted().filter(mark__final_at=None)
    in_hand = open_ones.filter(script__part__campaign=campaign)
    return in_hand.exclude(round=Round.MARK, script__part__closed_at__isnull=False)


def _handed_over(
    campaign: Campaign, left: list[Assignment], reason: str, at: datetime
) -> list[Handover]:
    """Draw somebody else for each script; return who had it before."""
    lot = ExaminerDraw(campaign, at)
    made = []
    for assignment in left:
        former, assignment.examiner = (
            assignment.examiner,
            lot.next_for(assignment.script, Round(assignment.round)),
        )
        made.append(
            Handover(assignment=assignment, former=former, reason=reason, handed_over_at=at)
        )
    return made


def _blanked(left: list[Assignment]) -> list[Protected]:
    """Return the marks of the former hands, without their points."""
    marks = [mark for assignment in left if (mark := assignment.entered)]
    for mark in marks:
        mark.points = mark.final_at = None
    return list(marks)


def _void(left: list[Assignment], at: datetime) -> list[Settlement]:
    """Return what was settled on marks that were handed in and go for nothing."""
    scripts = [row.script_id for row in left if row.round == Round.MARK]
    settled = list(Settlement.objects.in_force().filter(script__in=scripts))
    for each in settled:
        each.void_at = at
    return settled
