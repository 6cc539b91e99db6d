from collections import Counter
from decimal import Decimal as D

import pytest

from accounts.actions import granting, people
from accounts.models import Grant
from exams.models import Script
from exams.rules.bodies import BodyKind, Office
from exams.rules.enums import PartKind
from grading.actions import assign, mark, settle
from grading.models import Assignment, RemarkRequest
from grading.rules.enums import Round
from tests.actions import (
    LATE,
    OBSTACLES,
    arrange,
    campaign,
    events,
    obstruct,
    person_named,
    refused,
)
from tests.bodies import founded
from tests.relations import signed

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("sealed")]


def part():
    return campaign().parts.select_related("campaign").get(kind=PartKind.WRITTEN)


def allocate(by=None):
    return assign.allocate(part=part(), by=by or person_named("truong-ban-cham"), at=LATE)


def test_every_script_is_given_to_two_examiners_evenly():
    with events() as trail:
        assignments = allocate()

    [(name, about, _, facts)] = trail
    assert (name, about, len(facts["assignments"])) == (
        "scripts.allocated",
        "TT2026-01 WRITTEN",
        len(assignments),
    )
    assert len(assignments) == 2 * Script.objects.count()
    load = Counter((assignment.examiner_id, assignment.hand) for assignment in assignments)
    for hand in (1, 2):
        counts = [count for (_, of), count in load.items() if of == hand]
        assert max(counts) - min(counts) <= 1
    assert str(assignments[0]).endswith("MARK 1")
    with refused("ALREADY_ALLOCATED"):
        allocate()


def test_one_examiner_is_too_few():
    for grant in Grant.objects.filter(role="EXAMINER")[1:]:
        granting.revoke(grant=grant, reason="QĐ 9", by="test", at=LATE)

    with refused("TOO_FEW_EXAMINERS", count="1"):
        allocate()


def test_who_lost_the_role_or_the_account_marks_nothing():
    first, two, *rest = assign.examiners(campaign(), LATE)
    people.close_account(person=first, by="test", at=LATE)
    arrange(Grant.objects.get(person=two), campaign="KHAC")

    assert assign.examiners(campaign(), LATE) == rest


def marked(first, second, final=True):
    """Return a script with two marks."""
    allocate()
    script = Script.objects.select_related("part__campaign").first()
    for assignment, points in zip(
        script.assignments.order_by("hand"), (first, second), strict=True
    ):
        made = mark.enter(
            assignment=assignment, points=D(points), seen=0, by=assignment.examiner, at=LATE
        )
        if final:
            arrange(made, final_at=LATE)
    return script


def third(script, by=None):
    return assign.third_hand(script=script, by=by or person_named("truong-ban-cham"), at=LATE)


def test_a_third_hand_is_somebody_who_never_had_the_script():
    script = marked("60", "70")
    with events() as trail:
        assignment = third(script)

    facts = {"round": "MARK", "hand": 3, "examiner": assignment.examiner.pseudonym}
    assert trail == [
        ("script.assigned", script.code, person_named("truong-ban-cham").pseudonym, facts)
    ]
    assert script.assignments.values("examiner").distinct().count() == 3
    with refused("ALREADY_ALLOCATED"):
        third(script)


@pytest.mark.parametrize(("second", "final"), [("65", True), ("69.5", True), ("70", False)])
def test_no_third_hand_where_the_rule_asks_for_none(second, final):
    script = marked("60", second, final)

    with refused("NO_THIRD_NEEDED", code=script.code):
        third(script)


def test_no_third_hand_once_the_marks_are_frozen_or_nobody_is_left():
    script = marked("60", "70")
    had = set(script.assignments.values_list("examiner_id", flat=True))
    for grant in Grant.objects.filter(role="EXAMINER").exclude(person__in=had):
        granting.revoke(grant=grant, reason="QĐ 9", by="test", at=LATE)
    with refused("NO_OTHER_EXAMINER"):
        third(script)
    arrange(part(), closed_at=LATE)
    with refused("ALREADY_CLOSED"):
        third(script)


def requested(script, late=False):
    entry = campaign().entries.first()
    arrange(Script.objects.get(pk=script.pk), entry=entry)
    return arrange(
        RemarkRequest(entry=entry, part=part(), requested_on=LATE.date(), refused_late=late)
    )


def remarkers(request, by=None):
    return assign.remarkers(request=request, by=by or person_named("truong-ban-cham"), at=LATE)


@pytest.mark.parametrize(("points", "asked"), [(("70", "70"), False), (("70", "71"), True)])
def test_a_remark_goes_to_two_new_hands_and_a_third_where_they_differ(points, asked):
    script = marked("60", "60")
    request = requested(script)
    with events() as trail:
        assignments = remarkers(request)
    assert [name for name, *_ in trail] == ["script.assigned"] * 2
    with refused("NO_THIRD_NEEDED"):
        remarkers(request)
    for assignment, entered in zip(assignments, points, strict=True):
        made = mark.enter(
            assignment=assignment, points=D(entered), seen=0, by=assignment.examiner, at=LATE
        )
        arrange(made, final_at=LATE)
    if asked:
        [last] = remarkers(request)
        assert (last.hand, last.round) == (3, "REMARK")
    with refused("NO_THIRD_NEEDED"):
        remarkers(request)
    hands = Assignment.objects.filter(script=script)
    assert hands.values("examiner").distinct().count() == hands.count() == 4 + asked


def test_a_remark_goes_to_the_board_that_was_founded_for_it_and_no_script_before():
    head = (Office.HEAD, Office.MEMBER_SECRETARY)
    board = founded(BodyKind.REMARK_BOARD, offices=(*head, *[Office.MEMBER] * 3))
    members = {each.person for each in board.members.filter(office=Office.MEMBER)}
    request = requested(marked("60", "60"))
    with refused("NO_OTHER_EXAMINER"):  # nobody of the board has signed the statement yet
        remarkers(request)
    for member in members:
        signed(member)

    again = {each.examiner for each in remarkers(request)}

    assert again < members
    assert not members & set(assign.examiners(campaign(), LATE, Round.MARK))


def test_no_lot_is_drawn_while_an_examiner_owes_the_statement():
    board = founded(BodyKind.MARKING_BOARD)
    members = [each.person for each in board.members.filter(office=Office.MEMBER)]
    head = board.members.get(office=Office.HEAD).person
    signed(head)
    with refused("STATEMENTS_OWED", names=", ".join(sorted(map(str, members)))):
        allocate(person_named(head.username))


def test_a_request_that_came_late_is_not_marked_again():
    request = requested(marked("60", "60"), late=True)

    with refused("REFUSED_LATE"):
        remarkers(request)
    assert str(request).startswith("remark of ")


@pytest.mark.parametrize("how", OBSTACLES)
@pytest.mark.parametrize("action", ["allocate", "third", "remarkers"])
def test_giving_out_scripts_asks_for_duty_and_time(how, action):
    script = marked("60", "70") if action != "allocate" else None
    request = requested(script) if action == "remarkers" else None
    code, by = obstruct(how, person_named("truong-ban-cham"))

    with refused(code):
        {
            "allocate": lambda: allocate(by),
            "third": lambda: third(script, by),
            "remarkers": lambda: remarkers(request, by),
        }[action]()


# --- settling, on the same ground ---


def settled(script, kind="AGREED", points="65.50", minutes="BB 1", by=None):
    return settle.settle(
        script=script,
        kind=kind,
        points=D(points),
        minutes=minutes,
        by=by or person_named("truong-ban-cham"),
        at=LATE,
    )


@pytest.mark.parametrize("kind", ["AGREED", "HEAD"])
def test_a_middling_difference_is_settled_by_people(kind):
    script = marked("60", "69.5")
    with refused("NOT_ASKED_FOR", code=script.code, kind="COLLECTIVE"):
        settled(script, "COLLECTIVE")
    with refused("MINUTES_MISSING", number=script.code):
        settled(script, kind, minutes="")
    with refused("OFF_SCALE"):
        settled(script, kind, "65.255")
    with events() as trail:
        made = settled(script, kind)

    facts = {"kind": kind, "points": "65.50", "minutes": "BB 1"}
    assert trail == [
        ("script.settled", script.code, person_named("truong-ban-cham").pseudonym, facts)
    ]
    assert str(made).startswith(kind)
    with refused("NOT_ASKED_FOR"):
        settled(script, kind)


@pytest.mark.parametrize("kind", ["AGREED", "COLLECTIVE", "X"])
def test_nothing_is_settled_that_settles_itself(kind):
    script = marked("60", "65")

    with refused("NOT_ASKED_FOR"):
        settled(script, kind)


def test_nothing_is_settled_once_the_marks_are_frozen():
    script = marked("60", "69.5")
    arrange(part(), closed_at=LATE)

    with refused("ALREADY_CLOSED"):
        settled(script)


@pytest.mark.parametrize("how", OBSTACLES)
def test_settling_asks_for_duty_and_time(how):
    script = marked("60", "69.5")
    code, by = obstruct(how, person_named("truong-ban-cham"))

    with refused(code):
        settled(script, by=by)
