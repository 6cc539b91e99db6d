"""A panel that changes: completed before the first slip, replaced later, reduced by approval."""

from decimal import Decimal as D

import pytest

from accounts.actions import two_persons
from accounts.rules.duties import Role
from exams.models import Lot
from exams.rules.enums import PartKind, SittingState
from exams.rules.stages import Stage
from grading.actions import defence_slip, hearings, panel, seating
from grading.models import CouncilDecision, Seat, Slip
from results.process.acts import ACTS
from tests.actions import (
    LATE,
    OBSTACLES,
    apply,
    arrange,
    by_two,
    campaign,
    events,
    moment,
    obstruct,
    officer,
    person_named,
    refused,
    request,
)
from tests.grading.actions.panels import unseated

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("defence")]
LATER = moment(2027, 3, 1, 10)


def part():
    return campaign().parts.select_related("campaign").get(kind=PartKind.PROPOSAL)


@pytest.fixture
def position():
    return unseated(
        next(
            lot.entry.position
            for lot in Lot.objects.order_by("entry__number").select_related("entry__position")
            if Lot.objects.filter(entry__position=lot.entry.position).count() > 1
        )
    )


@pytest.fixture
def seats(position):
    members = [person_named(f"hoi-dong-{number}") for number in range(1, 6)]
    return panel.seat(
        part=part(), position=position, members=members, by=person_named("chu-tich"), at=LATE
    )


@pytest.fixture
def substitute():
    return officer("du-khuyet", Role.PANEL_MEMBER)


def defenders(position):
    drawn = position.entries.filter(lots__part=part())
    here = drawn.filter(sittings__part=part(), sittings__state=SittingState.PRESENT)
    return list(here.order_by("number").distinct())


def score(seat, entry, points="70", at=LATE, hand_in=True):
    defence_slip.enter(seat=seat, entry=entry, points=D(points), seen=0, by=seat.member, at=at)
    if hand_in:
        defence_slip.hand_in(seat=seat, entry=entry, by=seat.member, at=at)


def complete(position, member, by=None):
    return seating.complete(
        part=part(), position=position, member=member, by=by or person_named("chu-tich"), at=LATE
    )


def replace(seat, member, reason="Ốm, có giấy xác nhận", by=None):
    return seating.replace(
        seat=seat, member=member, reason=reason, by=by or person_named("chu-tich"), at=LATER
    )


def test_a_panel_is_completed_before_its_first_slip(position, seats, substitute):
    with events() as trail:
        sixth = complete(position, substitute)

    assert sixth.number == 6
    facts = {"member": substitute.pseudonym}
    chair = person_named("chu-tich").pseudonym
    assert trail == [("panel.completed", position.code, chair, facts)]
    with refused("ALREADY_SEATED", position=position.code):
        complete(position, substitute)


def test_nobody_joins_a_panel_that_has_begun_to_score(position, seats, substitute):
    score(seats[0], defenders(position)[0], hand_in=False)

    with refused("ALREADY_HEARD", position=position.code):
        complete(position, substitute)


def test_only_a_panel_that_sits_is_completed_by_a_member_of_the_council(position, substitute):
    stranger = officer("nguoi-la")

    with refused("NOT_SEATED", position=position.code):
        complete(position, substitute)
    with refused("NOT_A_MEMBER"):
        complete(position, stranger)


def test_a_substitute_hears_those_who_were_not_heard_yet(position, seats, substitute):
    heard, waiting = defenders(position)[:2]
    for seat in seats:
        score(seat, heard)
    with events() as trail:
        fresh = replace(seats[0], substitute)

    left = Seat.objects.get(pk=seats[0].pk)
    assert (left.left_at, left.reason) == (LATER, "Ốm, có giấy xác nhận")
    assert trail[0][3] == {
        "former": left.member.pseudonym,
        "member": substitute.pseudonym,
        "reason": "Ốm, có giấy xác nhận",
    }
    with refused("LEFT_PANEL"):
        score(left, waiting)
    with refused("HEARD_BEFORE", number=heard.number):
        score(fresh, heard, at=LATER)
    score(fresh, waiting, at=LATER)
    assert Slip.objects.filter(seat=left, entry=heard).exclude(handed_in_at=None).exists()


def test_a_member_of_whom_nobody_noted_when_they_sat_down_hears_everybody(position, seats):
    heard, fresh = defenders(position)[0], arrange(seats[0], seated_at=None)
    score(seats[1], heard)
    with events() as trail:
        score(fresh, heard, at=LATER)

    assert [name for name, *_ in trail] == ["slip.entered", "slip.handed_in"]
    assert Slip.objects.get(seat=fresh, entry=heard).handed_in_at == LATER


def test_a_replacement_has_a_reason_and_is_made_once(position, seats, substitute):
    with refused("REASON_MISSING", field="reason"):
        replace(seats[0], substitute, reason=" ")
    with refused("ALREADY_SEATED", position=position.code):
        replace(seats[0], seats[1].member)
    replace(seats[0], substitute)
    another = officer("nua", Role.PANEL_MEMBER)

    with refused("LEFT_PANEL"):
        replace(Seat.objects.get(pk=seats[0].pk), another)


def test_a_panel_goes_on_with_fewer_by_two_persons(position, seats):
    score(seats[0], defenders(position)[0])
    asked = {"position": position.code, "least": 4, "document": "BB 7"}
    effect = two_persons.effect_of(ACTS["REDUCE_PANEL"], campaign().code, asked).plain()

    decision = by_two("REDUCE_PANEL", **asked)

    assert CouncilDecision.objects.get(pk=decision.pk).value == "4"
    waiting = Lot.objects.filter(entry__position=position).count() - 1
    assert effect["figures"] == [
        ["EFFECT_MEMBERS", 5],
        ["EFFECT_LEAST", 4],
        ["EFFECT_TO_HEAR", waiting],
    ]


def test_who_has_no_role_on_the_day_of_the_defence_does_not_go_on(position, seats):
    arrange(seats[0].member.grants.get(), ends_on=moment(2026, 1, 31).date())
    asked = {"position": position.code, "least": 4, "document": "BB 7"}

    effect = two_persons.effect_of(ACTS["REDUCE_PANEL"], campaign().code, asked).plain()

    assert ["EFFECT_MEMBERS", 4] in effect["figures"]


def test_whoever_never_came_is_not_among_those_to_be_heard(position, seats):
    absent = defenders(position)[0]
    arrange(absent.sittings.get(part=part()), state="ABSENT")
    asked = {"position": position.code, "least": 4, "document": "BB 7"}

    effect = two_persons.effect_of(ACTS["REDUCE_PANEL"], campaign().code, asked).plain()

    assert ["EFFECT_TO_HEAR", len(defenders(position))] in effect["figures"]


def test_the_mean_is_taken_of_as_few_slips_as_were_approved(position, seats):
    entry = defenders(position)[0]
    for seat in seats[:4]:
        score(seat, entry)
    assert entry.number in panel.outstanding(part())

    by_two("REDUCE_PANEL", position=position.code, least=4, document="BB 7")

    assert entry.number not in panel.outstanding(part())


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"least": 1}, "TOO_FEW_MEMBERS"),
        ({"document": " "}, "DOCUMENT_MISSING"),
    ],
)
def test_a_reduction_has_two_members_at_least_and_a_document(position, seats, changes, code):
    arguments = {"position": position.code, "least": 3, "document": "BB 7", **changes}

    requested = request("REDUCE_PANEL", **arguments)
    with refused(code):
        apply(requested)


def test_a_panel_that_does_not_sit_is_not_reduced(position):
    requested = request("REDUCE_PANEL", position=position.code, least=3, document="BB 7")

    with refused("NOT_SEATED", position=position.code):
        apply(requested)


@pytest.mark.parametrize("how", OBSTACLES)
def test_a_change_of_the_panel_asks_for_duty_and_time(position, seats, substitute, how):
    code, by = obstruct(how, person_named("chu-tich"), away=Stage.ANNOUNCE)

    with refused(code):
        complete(position, substitute, by=by)
    with refused(code):
        replace(seats[0], substitute, by=by)


def test_slips_that_were_begun_and_seats_that_were_silent_are_told_apart(position, seats):
    first, second = defenders(position)[:2]
    for seat in seats:
        score(seat, first)
    score(seats[0], second, hand_in=False)
    unfinished, unscored = hearings.open_slips(part())

    assert first.number not in (*unfinished, *unscored)
    assert second.number in unfinished
    assert second.number in unscored


def test_a_member_who_left_or_came_later_owes_nothing(position, seats, substitute):
    heard = defenders(position)[0]
    for seat in seats[1:]:
        score(seat, heard)
    assert heard.number in hearings.open_slips(part())[1]

    replace(seats[0], substitute)

    assert heard.number not in hearings.open_slips(part())[1]


def test_a_panel_that_goes_on_with_fewer_owes_only_what_it_began(position, seats):
    heard = defenders(position)[0]
    for seat in seats[1:]:
        score(seat, heard)
    by_two("REDUCE_PANEL", position=position.code, least=4, document="BB 7")

    assert heard.number not in hearings.open_slips(part())[1]
