"""What was decided about a position is decided otherwise by two persons, with a reason."""

from datetime import date, timedelta

import pytest

from accounts.actions.two_persons import effect_of
from exams.rules.stages import MARK_WRITTEN, RANK, SIT_PROPOSAL
from grading.actions import decided_again, rank
from grading.models import CouncilDecision, TieOrder
from grading.rules.enums import Survivor
from results.process.acts import ACTS
from results.process.since_ranking import decided_since
from tests.actions import (
    LATE,
    OBSTACLES,
    apply,
    campaign,
    events,
    move_to,
    obstruct,
    person_named,
    refused,
    request,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("published")]
ALONE, TIED = "VT09", "VT04"
ON = date(2026, 12, 20)
WHY = {"document": "QĐ 9", "on": str(ON), "reason": "Ghi nhầm số quyết định"}


def chair():
    return person_named("chu-tich")


def supervised(requested, by="giam-sat"):
    return apply(requested, by=person_named(by))


@pytest.fixture
def stopped():
    return rank.decide_survivor(
        position=position(ALONE), value=Survivor.STOP, document="QĐ 8", on=ON, by=chair(), at=LATE
    )


@pytest.fixture
def ordered():
    tied = campaign().entries.filter(number__in=["LD026", "LD045"])
    places = {entry: 1 if entry.number == "LD026" else 2 for entry in tied}
    return rank.order_tie(places=places, document="QĐ 7", on=ON, by=chair(), at=LATE)


def position(code):
    return campaign().positions.select_related("campaign").get(code=code)


def of_survivor(**changed):
    return {"position": ALONE, "value": "CONTINUE", **WHY, **changed}


def of_tie(**changed):
    return {"position": TIED, "places": [["LD026", 2], ["LD045", 1]], **WHY, **changed}


def ask_survivor(**changed):
    return request("DECIDE_SURVIVOR_AGAIN", by=chair(), **of_survivor(**changed))


def ask_tie(**changed):
    return request("ORDER_TIE_AGAIN", by=chair(), **of_tie(**changed))


@pytest.mark.usefixtures("stopped")
def test_who_was_stopped_goes_on_after_all():
    stored = of_survivor()
    effect = effect_of(ACTS["DECIDE_SURVIVOR_AGAIN"], campaign().code, stored).plain()

    with events() as trail:
        supervised(ask_survivor())

    assert effect["lines"] == [{"position": ALONE, "state": "STOP"}]
    assert effect["changes"] == [["VT09 survivor", "STOP", "CONTINUE"]]
    facts = {"document": "QĐ 9", "reason": WHY["reason"]}
    assert trail[1][:2] == ("survivor.decided", ALONE)
    assert trail[1][3] == {"value": "CONTINUE", "replaced": "STOP", **facts}
    stands = decided_again.former_survivor(position(ALONE))
    assert (stands.value, stands.document, stands.decided_on) == ("CONTINUE", "QĐ 9", ON)
    assert CouncilDecision.objects.filter(position__code=ALONE).count() == 2  # the old one stays
    [terms] = [each for each in rank.compute_results(campaign()).positions if each.code == ALONE]
    assert terms.survivor is Survivor.CONTINUE


@pytest.mark.usefixtures("ordered")
def test_people_who_were_ordered_stand_in_another_order():
    effect = effect_of(ACTS["ORDER_TIE_AGAIN"], campaign().code, of_tie()).plain()

    with events() as trail:
        supervised(ask_tie())

    assert effect["lines"] == [{"number": "LD026", "place": 1}, {"number": "LD045", "place": 2}]
    assert effect["changes"] == [["LD026 tie_place", "1", "2"], ["LD045 tie_place", "2", "1"]]
    facts = {"document": "QĐ 9", "reason": WHY["reason"]}
    assert trail[1][:2] == ("tie.ordered", TIED)
    assert trail[1][3] == {"places": [["LD026", 2], ["LD045", 1]], **facts}
    places = dict(TieOrder.objects.values_list("entry__number", "place"))
    assert (places["LD026"], places["LD045"]) == (2, 1)


@pytest.mark.usefixtures("stopped", "ordered")
def test_the_ranking_is_older_than_what_was_decided_again():
    latest = rank.rank(campaign=campaign(), by=chair(), at=LATE)
    assert decided_since([campaign()]) == set()

    supervised(ask_tie())

    assert decided_since([campaign()]) == {campaign().pk}
    assert latest.outcome != rank.rank(campaign=campaign(), by=chair(), at=LATE).outcome


@pytest.mark.usefixtures("stopped", "ordered")
def test_one_person_decides_nothing_again():
    said = {"document": "QĐ 9", "on": ON, "reason": "x", "by": chair(), "at": LATE}
    with refused("TWO_PERSONS_NEEDED"):
        decided_again.decide_survivor_again(
            position=position(ALONE), value=Survivor.CONTINUE, **said
        )
    with refused("TWO_PERSONS_NEEDED"):
        decided_again.order_tie_again(
            position=position(TIED), places={"LD026": 2, "LD045": 1}, **said
        )


def test_what_was_not_decided_is_not_even_asked_about():
    with refused("NOT_DECIDED_YET", position=ALONE):
        ask_survivor()
    with refused("NOT_DECIDED_YET", position=TIED):
        ask_tie()


@pytest.mark.usefixtures("stopped", "ordered")
@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"document": " "}, "DOCUMENT_MISSING"),
        ({"reason": " "}, "REASON_MISSING"),
        ({"on": str(LATE.date() + timedelta(days=1))}, "DAY_IN_FUTURE"),
    ],
)
def test_a_reason_and_a_document_of_a_day_that_came_are_asked_for(changed, code):
    for requested in (ask_survivor(**changed), ask_tie(**changed)):
        with refused(code):
            supervised(requested)


@pytest.mark.usefixtures("stopped", "ordered")
def test_what_stands_so_already_is_not_even_asked_for():
    with refused("SAME_AS_DECIDED"):
        ask_survivor(value="STOP")
    with refused("SAME_AS_DECIDED"):
        ask_tie(places=[["LD026", 1], ["LD045", 2]])


@pytest.mark.usefixtures("ordered")
@pytest.mark.parametrize(
    ("places", "code"),
    [
        ([["LD026", 1], ["LD045", 1]], "PLACES_REPEAT"),
        ([["LD026", 2]], "NOT_DECIDED_YET"),
        ([["LD026", 2], ["LD001", 1]], "NOT_DECIDED_YET"),
    ],
)
def test_the_same_people_are_ordered_each_with_a_place(places, code):
    requested = ask_tie(places=places)

    with refused(code):
        supervised(requested)


@pytest.mark.usefixtures("stopped", "ordered")
def test_what_can_be_decided_again_is_listed_by_position():
    survivors, ties = decided_again.decided_positions(campaign())

    assert (survivors[-1].position.code, survivors[-1].value) == (ALONE, "STOP")
    assert [each.code for each in ties] == ["VT01", TIED]  # the sample orders two of VT01


@pytest.mark.usefixtures("stopped", "ordered")
@pytest.mark.parametrize("how", OBSTACLES)
@pytest.mark.parametrize(
    ("ask", "early"), [(ask_survivor, MARK_WRITTEN.stage), (ask_tie, SIT_PROPOSAL.stage)]
)
def test_deciding_again_asks_for_duty_and_time(how, ask, early):
    move_to(RANK)  # what is published is neither suspended nor cancelled
    code, by = obstruct(how, person_named("giam-sat"), away=early)
    requested = ask()

    with refused(code):
        apply(requested, by=by)
