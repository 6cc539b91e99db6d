"""A body that somebody had to leave is filled before the campaign goes on."""

import pytest

from accounts.rules.duties import Duty
from exams.models import ExamPart, Member
from exams.rules.bodies import BodyKind, Office
from exams.rules.checks import CheckLevel
from exams.rules.enums import PartKind
from exams.rules.relations import RelationKind
from grading.actions import rank, settle
from results.actions import candidate_gates, gates, written_gates
from tests.actions import LATE, arrange, by_two, campaign, officer, person_named, refused
from tests.bodies import SMALL, founded
from tests.relations import own, signed

pytestmark = pytest.mark.django_db


def part(kind=PartKind.WRITTEN):
    return ExamPart.objects.select_related("campaign").get(kind=kind)


def of_the_ranking():
    if not campaign().rankings.exists():
        rank.rank(campaign=campaign(), by=person_named("chu-tich"), at=LATE)
    return gates.of_results(campaign())


def of_the_seal():
    return gates.of_seal(part(), today=LATE.date())


GATES = [  # at which moment of the sample, what its gate finds, and a body that works there
    ("decided", lambda: candidate_gates.of_eligible_list(campaign()), BodyKind.SCREENING_BOARD),
    ("listed", of_the_seal, BodyKind.QUESTION_BOARD),
    ("listed", of_the_seal, BodyKind.PRINTING_TEAM),
    ("listed", of_the_seal, BodyKind.CODING_BOARD),
    ("marked", lambda: gates.of_close_marking(part()), BodyKind.MARKING_BOARD),
    (
        "remarked",
        lambda: written_gates.of_official(part(), today=LATE.date()),
        BodyKind.REMARK_BOARD,
    ),
    ("drawing", lambda: written_gates.of_draw(campaign()), BodyKind.DEFENCE_BOARD),
    ("scored", lambda: gates.of_close_defence(part(PartKind.PROPOSAL)), BodyKind.DEFENCE_BOARD),
    ("ranking", of_the_ranking, BodyKind.COUNCIL),
]
MAY_BE = (BodyKind.PRINTING_TEAM, BodyKind.REMARK_BOARD)


def leave(body, office):
    """Let a member with this office be barred; return the seat that stands empty."""
    member = body.members.sitting().filter(office=office).order_by("person__username").first()
    own(member.person, kind=RelationKind.DISCIPLINED)
    return Member.objects.get(pk=member.pk)


def fill(member, successor):
    typed = {"capacity": "Giám đốc", "document": "45/QĐ", "reason": "Thay người"}
    # A council without its chair: the supervision board applies it.
    applies = person_named("giam-sat") if member.body.kind == BodyKind.COUNCIL else None
    typed |= {"whom": successor.pk, "under": member.body.founded_under}
    return by_two("REPLACE_MEMBER", applies=applies, member=str(member.pk), **typed)


def lacking(found, kind):
    return [each for each in found() if each.facts.get("body") == kind]


@pytest.mark.parametrize(("moment", "found", "kind"), GATES)
def test_a_gate_asks_for_a_body_that_nobody_founded_where_the_profile_says_so(
    life, moment, found, kind
):
    with life.at(moment):
        named = [each.level for each in lacking(found, kind)]
        assert named == ([CheckLevel.WARNING] if moment == "decided" else [])
        changed = {**campaign().regulations, "bodies": {"bodies_demanded": "MUST_BE_FOUNDED"}}
        arrange(campaign(), regulations=changed)

        owed = {(each.code, each.level) for each in lacking(found, kind)}

        demanded = {("BODY_NOT_FOUNDED", CheckLevel.ERROR)}
        assert owed == (set() if kind in MAY_BE else demanded)


@pytest.mark.parametrize(("moment", "found", "kind"), GATES)
def test_no_gate_opens_while_a_body_that_works_there_has_too_few(life, moment, found, kind):
    with life.at(moment):
        found()  # what it needs of the people whose roles the founding ends
        body = founded(kind)
        assert lacking(found, kind) == []

        member = leave(body, Office.HEAD)
        checks = lacking(found, kind)

        assert "BODY_ONE_HEAD" in {each.code for each in checks}
        owed = {(each.level, each.owner, each.page) for each in checks}
        assert owed == {(CheckLevel.ERROR, Duty.PREPARE, "results:bodies")}
        fill(member, officer("nguoi-thay"))
        assert lacking(found, kind) == []


def test_the_action_refuses_what_its_gate_finds(life):
    with life.at("marked"):
        offices = (Office.DEPUTY, *SMALL[BodyKind.MARKING_BOARD])
        body = founded(BodyKind.MARKING_BOARD, offices=offices)
        leave(body, Office.HEAD)
        deputy = body.members.get(office=Office.DEPUTY).person
        signed(deputy)

        with refused("BODY_ONE_HEAD"):
            settle.close(part=part(), by=person_named(deputy.username), at=LATE)


def test_the_action_does_not_freeze_marks_of_somebody_who_is_barred(life):
    with life.at("marked"):
        examiner = person_named("giam-khao-1")
        own(examiner, kind=RelationKind.DISCIPLINED)

        with refused("MARKS_OF_BARRED"):
            settle.close(part=part(), by=person_named("truong-ban-cham"), at=LATE)


def test_a_board_with_enough_people_left_goes_on(life):
    with life.at("marked"):
        body = founded(BodyKind.MARKING_BOARD)
        leave(body, Office.MEMBER)

        assert lacking(lambda: gates.of_close_marking(part()), BodyKind.MARKING_BOARD) == []


def test_a_board_that_is_not_at_work_holds_nothing_up(life):
    with life.at("scored"):
        leave(founded(BodyKind.MARKING_BOARD), Office.HEAD)

        assert (
            lacking(lambda: gates.of_close_defence(part(PartKind.PROPOSAL)), "MARKING_BOARD") == []
        )


def test_two_empty_seats_are_filled_one_after_the_other(life):
    with life.at("marked"):
        body = founded(BodyKind.MARKING_BOARD)
        first, second = leave(body, Office.MEMBER), leave(body, Office.MEMBER)
        leave(body, Office.HEAD)

        for seat, name in ((first, "thay-mot"), (second, "thay-hai")):
            fill(seat, officer(name))

        (check,) = lacking(lambda: gates.of_close_marking(part()), BodyKind.MARKING_BOARD)
        assert check.code == "BODY_ONE_HEAD"


@pytest.mark.parametrize(("moment", "found", "kind"), GATES)
def test_every_gate_names_a_decision_that_does_not_say_who_stands_behind_the_supervision(
    life, moment, found, kind
):
    with life.at(moment):
        found()  # what it needs of the people whose roles the founding ends
        for asked_of in (BodyKind.SUPERVISION_BOARD, BodyKind.COUNCIL):
            arrange(founded(asked_of), founded_under="")

        named = [each for each in found() if each.code == "FOUNDED_UNDER_OPEN"]

        assert [each.items for each in named] == [("COUNCIL",), ("SUPERVISION_BOARD",)]
        assert {each.level for each in named} == {CheckLevel.WARNING}
