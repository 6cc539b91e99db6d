"""Give scripts to examiners: by lot for the first two hands, by the rule for a third."""

import secrets
from collections import Counter
from datetime import date, datetime
from typing import TypeVar

from django.utils import timezone

from accounts.actions.action import action
from accounts.models import Grant, Person
from accounts.models.grant import sharing_waivers
from accounts.rules.duties import Duty, Role
from accounts.rules.separation import roles_apart_from
from exams.actions.preconditions import lock_campaign
from exams.models import Body, Campaign, ExamPart, Recusal, Script
from exams.rules.bodies import BodyKind
from exams.rules.refusals import Refusal
from exams.rules.stages import MARK_WRITTEN
from grading.actions.handed_in import marks_of, require_open
from grading.actions.held_again import require_not_held_again
from grading.models import Assignment, Handover, RemarkRequest
from grading.rules import allocation
from grading.rules.enums import Pending, Round
from grading.rules.reconciliation import Unsettled

Thing = TypeVar("Thing")


@action(duty=Duty.ALLOCATE, steps=[MARK_WRITTEN])
def allocate(*, part: ExamPart, by: Person, at: datetime) -> list[Assignment]:
    """Draw two examiners for every script, evenly, and assign the script to both.

    Raises Refusal NOT_YOUR_DUTY, WRONG_STAGE, ALREADY_ALLOCATED, STATEMENTS_OWED or
    TOO_FEW_EXAMINERS.
    """
    locked = lock_campaign(part.campaign)
    if Assignment.objects.filter(script__part=part).exists():
        raise Refusal("ALREADY_ALLOCATED")
    _require_stated(locked, timezone.localdate(at))
    assignments = _drawn(part, examiners(locked, at, Round.MARK))
    locked.record(
        "scripts.allocated",
        about=f"{locked.code} {part.kind}",
        rows=assignments,
        assignments=[
            [assignment.script.code, assignment.hand, assignment.examiner.pseudonym]
            for assignment in assignments
        ],
    )
    return assignments


def _require_stated(campaign: Campaign, on: date) -> None:
    """Refuse (STATEMENTS_OWED) the lot while an examiner has not stated what theirs are not."""
    if names := unstated(campaign, on):
        raise Refusal("STATEMENTS_OWED", names=", ".join(names))


def unstated(campaign: Campaign, on: date) -> list[str]:
    """Return the examiners in the lot of a campaign on a day who owe their statement."""
    grants = Grant.objects.filter(campaign=campaign.code, role=Role.EXAMINER, revoked_at=None)
    people = sharing_waivers(grants.select_related("person"))
    apart = _has_remark_board(campaign)
    return sorted(
        str(grant.person)
        for grant in people
        if grant.owes_in(campaign.code)
        and grant.covers(campaign.code, on)
        and allocation.marks_in(Round.MARK, grant.board, remarks_apart=apart)
    )


def _drawn(part: ExamPart, people: list[Person]) -> list[Assignment]:
    """Return two assignments for every script, to examiners drawn by lot."""
    scripts = {script.code: script for script in part.scripts.order_by("code")}
    drawn = allocation.pairs(_shuffled(list(scripts)), _shuffled(people))
    return [
        Assignment(script=scripts[code], examiner=examiner, hand=hand)
        for code, pair in sorted(drawn.items())
        for hand, examiner in enumerate(pair, start=1)
    ]


@action(duty=Duty.ALLOCATE, steps=[MARK_WRITTEN])
def third_hand(*, script: Script, by: Person, at: datetime) -> Assignment:
    """Give a script to a third examiner, who has seen neither mark.

    Raises Refusal NOT_YOUR_DUTY, WRONG_STAGE, ALREADY_CLOSED, NO_THIRD_NEEDED, ALREADY_ALLOCATED
    or NO_OTHER_EXAMINER.
    """
    locked = lock_campaign(script.part.campaign)
    require_open(script)
    outcome = marks_of(script, locked)
    if not isinstance(outcome, Unsettled) or outcome.pending != Pending.THIRD_MARKER:
        raise Refusal("NO_THIRD_NEEDED", code=script.code)
    if script.assignments.filter(round=Round.MARK, hand=3).exists():
        raise Refusal("ALREADY_ALLOCATED")
    return _one_more(locked, script, Round.MARK, 3, by, at)


@action(duty=Duty.ALLOCATE, steps=[MARK_WRITTEN])
def remarkers(*, request: RemarkRequest, by: Person, at: datetime) -> list[Assignment]:
    """Give the script of a remark request to two examiners who never had it in hand, or a third.

    They are of the board that was founded for it, if one was. Source: TT 22/2025 art. 17. Raises
    Refusal NOT_YOUR_DUTY, WRONG_STAGE, REFUSED_LATE, POSITION_IS_VOID, NO_THIRD_NEEDED or
    NO_OTHER_EXAMINER.
    """
    locked = lock_campaign(request.part.campaign)
    if request.refused_late:
        raise Refusal("REFUSED_LATE")
    require_not_held_again(request.entry.position_id)
    script = Script.objects.get(entry=request.entry_id, part=request.part_id)
    hands = list(script.assignments.filter(round=Round.REMARK).select_related("mark"))
    if not hands:
        return [_one_more(locked, script, Round.REMARK, hand, by, at) for hand in (1, 2)]
    if len(hands) > 2 or not _remarks_differ(hands):
        raise Refusal("NO_THIRD_NEEDED", code=script.code)
    return [_one_more(locked, script, Round.REMARK, 3, by, at)]


def _remarks_differ(hands: list[Assignment]) -> bool:
    points = [hand.mark.points for hand in hands if hand.is_final]
    return len(points) == 2 and points[0] != points[1]


def _one_more(
    campaign: Campaign, script: Script, round_: Round, hand: int, by: Person, at: datetime
) -> Assignment:
    examiner = ExaminerDraw(campaign, at).next_for(script, round_)
    assignment = Assignment(script=script, examiner=examiner, round=round_, hand=hand)
    campaign.record(
        "script.assigned",
        about=script.code,
        rows=[assignment],
        round=round_,
        hand=hand,
        examiner=examiner.pseudonym,
    )
    return assignment


class ExaminerDraw:
    """Who may still get a script of a campaign: the least burdened, by lot among equals."""

    def __init__(self, campaign: Campaign, at: datetime) -> None:
        self._campaign, self._at = campaign, at
        self._people: dict[Round, dict[int, Person]] = {}
        rows = Assignment.objects.filter(script__part__campaign=campaign)
        self._load = Counter(rows.values_list("examiner_id", flat=True))

    def next_for(self, script: Script, round_: Round) -> Person:
        """Return somebody who never had a script in hand. Raises Refusal NO_OTHER_EXAMINER."""
        barred = set(script.assignments.values_list("examiner_id", flat=True))
        former = Handover.objects.filter(assignment__script=script)
        barred.update(former.values_list("former_id", flat=True))
        if script.entry_id:  # its code was opened: until then nobody asks whose it is
            tied = Recusal.objects.filter(entry=script.entry_id, lifted_at=None)
            barred.update(tied.values_list("person_id", flat=True))
        people = self._people_of(round_)
        chosen = allocation.third(_shuffled(list(people)), barred=barred, load=self._load)
        self._load[chosen] += 1
        return people[chosen]

    def _people_of(self, round_: Round) -> dict[int, Person]:
        """Return who marks in a round, by key: asked once, when the round is drawn for."""
        if round_ not in self._people:
            people = examiners(self._campaign, self._at, round_)
            self._people[round_] = {person.pk: person for person in people}
        return self._people[round_]


def examiners(campaign: Campaign, at: datetime, round_: Round | None = None) -> list[Person]:
    """Return who may mark in a campaign at a moment, in one round or (None) in any."""
    return examiners_on(campaign, timezone.localdate(at), round_)


def examiners_on(campaign: Campaign, on: date, round_: Round | None = None) -> list[Person]:
    """Return who may mark in a campaign on a day, in one round or (None) in any.

    Nobody is in the lot who holds, or held, what lies apart from marking there: the head of marking
    sees both marks, the chair decides about them, the custodian knew the names (regulations 4.3).
    """
    grants = Grant.objects.filter(role=Role.EXAMINER, revoked_at=None, person__is_active=True)
    remarks_apart = _has_remark_board(campaign)
    people = {
        grant.person
        for grant in sharing_waivers(grants.select_related("person"))
        if grant.gives(Duty.MARK, campaign.code, on)
        and allocation.marks_in(round_, grant.board, remarks_apart=remarks_apart)
    }
    apart = _held_apart_from_marking(campaign)
    return sorted((person for person in people if person.pk not in apart), key=_by_key)


def _has_remark_board(campaign: Campaign) -> bool:
    boards = Body.objects.filter(campaign=campaign, kind=BodyKind.REMARK_BOARD)
    return boards.exclude(founded_at=None).exists()


def _held_apart_from_marking(campaign: Campaign) -> set[int]:
    """Return who was ever given, in a campaign, a role that lies apart from marking."""
    grants = Grant.objects.filter(
        role__in=roles_apart_from(Role.EXAMINER), campaign__in=("", campaign.code)
    )
    return set(grants.values_list("person_id", flat=True))


def _by_key(person: Person) -> int:
    return person.pk


def _shuffled(things: list[Thing]) -> list[Thing]:
    secrets.SystemRandom().shuffle(things)
    return things
