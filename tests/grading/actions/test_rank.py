from datetime import date

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
    SPOILS,
    campaign,
    events,
    move,
    person_named,
    put,
    refused,
    spoil,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("ranking")]


def draw_up(by=None):
    return rank.rank(campaign=campaign(), by=by or person_named("chu-tich"), at=LATE)


def test_the_ranking_is_a_photograph_taken_once_of_the_same_facts():
    with events() as said:
        made = draw_up()

    facts = {"inputs": made.inputs_digest, "outcome": made.outcome_digest}
    actor = person_named("chu-tich").pseudonym
    assert said == [("ranking.drawn_up", "TT2026-01 ranking 1", actor, facts)]
    assert str(RankingSnapshot.objects.get()) == "ranking 1"
    with refused("ALREADY_DONE"):
        draw_up()
    survivor(Survivor.STOP)
    assert draw_up().number == 2


def test_the_photograph_reads_only_and_is_always_the_same():
    with events() as said:
        first, second = rank.compute_results(campaign()), rank.compute_results(campaign())

    assert (first.inputs_digest, first.outcome_digest) == (
        second.inputs_digest,
        second.outcome_digest,
    )
    assert said == []
    row = first.decided[0].ranking.rows[0]
    assert rank.row_of(first.decided, row.entry) == row
    assert rank.row_of(first.decided, "LD999") is None


def test_a_campaign_without_a_part_has_no_window_and_nothing_written():
    held = campaign()
    put(held.parts.get(kind=PartKind.WRITTEN), kind="X")
    assert rank.window(held) is None
    put(held.parts.get(kind=PartKind.PROPOSAL), kind="Y")

    assert {each.written for each in facts_of(held)} == {Written()}


def entries(count=2):
    return list(campaign().entries.order_by("number")[:count])


def order(places, document="QĐ 1", by=None):
    return rank.order_tie(
        places=places,
        document=document,
        on=date(2026, 12, 20),
        by=by or person_named("chu-tich"),
        at=LATE,
    )


def test_the_head_orders_a_tie_and_may_correct_it():
    one, two = entries()
    TieOrder._base_manager.all()
    known = TieOrder.objects.filter(entry__in=[one, two]).count()
    with events() as said:
        order({one: 2, two: 1})

    facts = {"places": [[one.number, 2], [two.number, 1]], "document": "QĐ 1"}
    actor = person_named("chu-tich").pseudonym
    assert said == [("tie.ordered", one.position.code, actor, facts)]
    order({one: 1, two: 2})
    kept = TieOrder.objects.get(entry=one)
    assert (kept.place, kept.ver - known, str(kept)) == (1, 2, f"{one.pk} 1")


def test_a_tie_is_ordered_with_a_document_each_place_once_for_somebody():
    one, two = entries()
    with refused("NOTHING_CHOSEN"):
        order({})
    with refused("DOCUMENT_MISSING"):
        order({one: 1}, document=" ")
    with refused("PLACES_REPEAT"):
        order({one: 1, two: 1})
    other = prepare.draft(
        code="KHAC", fields={"name": "x", "host": "y"}, by=person_named("thu-ky"), at=LATE
    )
    put(two, campaign=other)
    with refused("OTHER_CAMPAIGN"):
        order({one: 1, Entry.objects.get(pk=two.pk): 2})


def survivor(value=Survivor.CONTINUE, document="NQ 1", by=None):
    return rank.decide_survivor(
        position=campaign().positions.get(code="VT08"),
        value=value,
        document=document,
        on=date(2026, 12, 20),
        by=by or person_named("chu-tich"),
        at=LATE,
    )


@pytest.mark.parametrize("at", ["sit:PROPOSAL", "mark:PROPOSAL", "rank"])
def test_the_council_decides_on_the_only_one_who_passed(at):
    stage, _, part = at.partition(":")
    move(Step(Stage(stage), PartKind(part) if part else None))
    with events() as said:
        made = survivor()

    facts = {"value": "CONTINUE", "document": "NQ 1"}
    assert said == [("survivor.decided", "VT08", person_named("chu-tich").pseudonym, facts)]
    assert str(made) == "SINGLE_SURVIVOR CONTINUE"
    assert CouncilDecision.objects.filter(document="NQ 1").count() == 1


def test_the_last_decision_counts_and_each_needs_a_document():
    with refused("DOCUMENT_MISSING"):
        survivor(document="")
    survivor(Survivor.STOP)

    [one] = [d for d in rank.compute_results(campaign()).decided if d.ranking.position == "VT08"]
    assert one.ranking.state == "SINGLE_SURVIVOR_STOPPED"
    assert "VT08" not in {entry.position.code for entry in rank.defenders(campaign())}


@pytest.mark.parametrize("how", SPOILS)
@pytest.mark.parametrize("deed", ["rank", "order", "survivor"])
def test_ranking_asks_for_duty_and_time(how, deed):
    [one] = entries(1)
    code, by = spoil(how, person_named("chu-tich"))

    with refused(code):
        {
            "rank": lambda: draw_up(by),
            "order": lambda: order({one: 1}, by=by),
            "survivor": lambda: survivor(by=by),
        }[deed]()
