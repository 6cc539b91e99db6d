from datetime import date, timedelta

import pytest

from exams.actions import prepare
from exams.models import Entry
from exams.rules.enums import PartKind
from exams.rules.stages import Stage, Step
from grading.actions import rank
from grading.actions.facts import facts_of
from grading.models import CouncilDecision, RankingSnapshot, TieOrder
from grading.rules.enums import Survivor
from grading.rules.written import Written
from tests.actions import (
    LATE,
    OBSTACLES,
    arrange,
    by_two,
    campaign,
    events,
    move_to,
    obstruct,
    person_named,
    refused,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("ranking")]


def draw_up(by=None):
    return rank.rank(campaign=campaign(), by=by or person_named("chu-tich"), at=LATE)


def test_the_ranking_is_a_snapshot_taken_once_of_the_same_facts():
    with events() as trail:
        made = draw_up()

    facts = {"inputs": made.inputs_digest, "outcome": made.outcome_digest}
    actor = person_named("chu-tich").pseudonym
    assert trail == [("ranking.drawn_up", "TT2026-01 ranking 1", actor, facts)]
    assert str(RankingSnapshot.objects.get()) == "ranking 1"
    with refused("ALREADY_DONE"):
        draw_up()
    survivor(Survivor.STOP)
    assert draw_up().number == 2


def test_computing_the_results_reads_only_and_is_always_the_same():
    with events() as trail:
        first, second = rank.compute_results(campaign()), rank.compute_results(campaign())

    assert (first.inputs_digest, first.outcome_digest) == (
        second.inputs_digest,
        second.outcome_digest,
    )
    assert trail == []
    row = first.decided[0].ranking.rows[0]
    assert rank.row_of(first.decided, row.entry) == row
    assert rank.row_of(first.decided, "LD999") is None


def test_a_campaign_without_a_part_has_no_window_and_nothing_written():
    current = campaign()
    arrange(current.parts.get(kind=PartKind.WRITTEN), kind="X")
    assert rank.window(current) is None
    arrange(current.parts.get(kind=PartKind.PROPOSAL), kind="Y")

    assert {each.written for each in facts_of(current)} == {Written()}


def entries(count=2):
    return list(campaign().entries.order_by("number")[:count])


def order(places, document="QĐ 1", by=None, on=date(2026, 12, 20)):
    return rank.order_tie(
        places=places,
        document=document,
        on=on,
        by=by or person_named("chu-tich"),
        at=LATE,
    )


def test_the_head_orders_a_tie_once():
    first, two = entries()
    with events() as trail:
        order({first: 2, two: 1})

    facts = {"places": [[first.number, 2], [two.number, 1]], "document": "QĐ 1"}
    actor = person_named("chu-tich").pseudonym
    assert trail == [("tie.ordered", first.position.code, actor, facts)]
    for again in ({first: 1, two: 2}, {first: 2, two: 1}, {two: 1}):
        with refused("DECISION_STANDS"):
            order(again)
    saved = TieOrder.objects.get(entry=first)
    assert (saved.place, str(saved)) == (2, f"{first.pk} 2")


def test_who_joins_a_tie_is_placed_beside_those_whose_order_stands():
    first, two, joined = entries(3)
    order({first: 1, two: 2})

    with refused("DECISION_STANDS"):
        order({two: 1, joined: 2, first: 3})
    order({first: 1, joined: 2, two: 3})

    ties = TieOrder.objects.filter(entry__in=[first, two, joined])
    assert dict(ties.values_list("entry", "place")) == {first.pk: 1, joined.pk: 2, two.pk: 3}


def test_a_tie_is_ordered_with_a_document_each_place_once_for_somebody():
    first, two = entries()
    with refused("NOTHING_CHOSEN"):
        order({})
    with refused("DOCUMENT_MISSING"):
        order({first: 1}, document=" ")
    with refused("PLACES_REPEAT"):
        order({first: 1, two: 1})
    other = prepare.draft(
        code="KHAC", fields={"name": "x", "host": "y"}, by=person_named("thu-ky"), at=LATE
    )
    arrange(two, campaign=other)
    with refused("OTHER_CAMPAIGN"):
        order({first: 1, Entry.objects.get(pk=two.pk): 2})


def survivor(value=Survivor.CONTINUE, document="NQ 1", by=None, on=date(2026, 12, 20)):
    return rank.decide_survivor(
        position=campaign().positions.get(code="VT09"),
        value=value,
        document=document,
        on=on,
        by=by or person_named("chu-tich"),
        at=LATE,
    )


def test_no_decision_rests_on_a_document_of_a_day_to_come():
    tomorrow = LATE.date() + timedelta(days=1)
    [entry] = entries(1)

    with refused("DAY_IN_FUTURE", field="on"):
        survivor(on=tomorrow)
    with refused("DAY_IN_FUTURE", field="on"):
        order({entry: 1}, on=tomorrow)


@pytest.mark.parametrize("at", ["sit:PROPOSAL", "mark:PROPOSAL", "rank", "publish"])
def test_the_council_decides_on_the_only_one_who_passed(at):
    stage, _, part = at.partition(":")
    move_to(Step(Stage(stage), PartKind(part) if part else None))
    with events() as trail:
        made = survivor()

    facts = {"value": "CONTINUE", "document": "NQ 1"}
    assert trail == [("survivor.decided", "VT09", person_named("chu-tich").pseudonym, facts)]
    assert str(made) == "SINGLE_SURVIVOR CONTINUE"
    assert CouncilDecision.objects.filter(document="NQ 1").count() == 1


def test_one_person_decides_about_who_passed_alone_once_and_on_a_document():
    with refused("DOCUMENT_MISSING"):
        survivor(document="")
    survivor()

    for value in Survivor:
        with refused("DECISION_STANDS"):
            survivor(value)


def test_the_last_decision_counts():
    by_two(
        "DECIDE_SURVIVOR_AGAIN",
        applies=person_named("giam-sat"),
        position="VT08",
        value=str(Survivor.STOP),
        document="NQ 2",
        on="2026-12-20",
        reason="Ghi nhầm",
    )

    [position_result] = [
        d for d in rank.compute_results(campaign()).decided if d.ranking.position == "VT08"
    ]
    assert position_result.ranking.state == "SINGLE_SURVIVOR_STOPPED"
    assert "VT08" not in {entry.position.code for entry in rank.defenders(campaign())}


@pytest.mark.parametrize("how", OBSTACLES)
@pytest.mark.parametrize("action", ["rank", "order", "survivor"])
def test_ranking_asks_for_duty_and_time(how, action):
    [entry] = entries(1)
    code, by = obstruct(how, person_named("chu-tich"), away=Stage.ANNOUNCE)

    with refused(code):
        {
            "rank": lambda: draw_up(by),
            "order": lambda: order({entry: 1}, by=by),
            "survivor": lambda: survivor(by=by),
        }[action]()
