"""Results are worked out once for each version of the facts, and never read from an older one."""

import pytest
from django.db import transaction

from audit.models import Log
from exams.models import Unit
from grading.actions import rank
from grading.models import Mark
from grading.rules.enums import PositionState, Survivor
from tests.actions import LATE, arrange, campaign, person_named, refused

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("ranking")]


@pytest.fixture(autouse=True)
def nothing_computed():
    rank.recent_results.clear()


def decide_survivor(value=Survivor.STOP):
    positions = (one.ranking.position for one in rank.compute_results(campaign()).decided)
    return rank.decide_survivor(
        position=campaign().positions.get(code=next(positions)),
        value=value,
        document="12/QĐ",
        on=LATE.date(),
        by=person_named("chu-tich"),
        at=LATE,
    )


def test_the_same_version_is_worked_out_once(django_assert_num_queries):
    reader = campaign()
    first = rank.compute_results(reader)

    with django_assert_num_queries(1):
        assert rank.compute_results(reader) is first


def test_any_event_of_the_campaign_makes_a_new_version():
    before = rank.version_of(campaign())
    first = rank.compute_results(campaign())
    decide_survivor()

    assert rank.version_of(campaign()) != before
    assert rank.compute_results(campaign()) is not first


def test_so_does_an_event_of_the_installation():
    before = rank.version_of(campaign())
    arrange(Unit.objects.first(), plans=False)

    assert rank.version_of(campaign()) != before


def test_a_changed_fact_changes_the_result_that_is_read():
    first = rank.compute_results(campaign())
    arrange(Mark.objects.exclude(points=0).first(), points=0)

    assert rank.compute_results(campaign()).inputs_digest != first.inputs_digest


def test_what_was_undone_leaves_no_result_behind():
    first = rank.compute_results(campaign())
    with transaction.atomic():
        arrange(Mark.objects.exclude(points=0).first(), points=0)
        inside = rank.compute_results(campaign())
        transaction.set_rollback(True)

    assert inside.inputs_digest != first.inputs_digest
    assert rank.compute_results(campaign()) is first


def test_other_regulations_in_hand_are_another_version():
    changed = campaign()
    changed.regulations["scoring"]["written_gate"] = "100"
    first = rank.compute_results(campaign())

    assert rank.compute_results(changed).inputs_digest != first.inputs_digest


def test_what_was_read_while_others_wrote_is_not_kept(monkeypatch):
    compute = rank._computed

    def compute_while_others_write(campaign):
        results = compute(campaign)
        arrange(Unit.objects.first(), plans=False)
        return results

    monkeypatch.setattr(rank, "_computed", compute_while_others_write)
    first = rank.compute_results(campaign())

    assert rank.compute_results(campaign()) is not first


def test_a_ranking_is_drawn_up_from_the_newest_facts_only():
    by = person_named("chu-tich")
    first = rank.rank(campaign=campaign(), by=by, at=LATE)
    with refused("ALREADY_DONE"):
        rank.rank(campaign=campaign(), by=by, at=LATE)
    decide_survivor()
    second = rank.rank(campaign=campaign(), by=by, at=LATE)

    assert second.inputs_digest != first.inputs_digest
    assert Log.objects.filter(pk=campaign().log).exists()


def test_the_positions_left_open_are_counted_once_for_each_outcome(django_assert_num_queries):
    rank.rank(campaign=campaign(), by=person_named("chu-tich"), at=LATE)
    rank.recent_open.clear()
    key = campaign().pk
    outcome = campaign().rankings.first().outcome
    states = [PositionState(position["state"]) for position in outcome["positions"]]

    first = rank.open_positions([key])
    with django_assert_num_queries(1):
        again = rank.open_positions([key])

    assert first == again == {key: sum(state.is_open for state in states)}
    assert first[key] > 0


def test_a_campaign_that_was_never_ranked_has_no_count():
    assert rank.open_positions([campaign().pk]) == {}
