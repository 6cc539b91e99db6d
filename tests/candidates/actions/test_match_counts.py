"""How many the list has of who registered: counted once, and again after anything was written."""

from collections import Counter

import pytest

from accounts.actions import barring, people
from audit.actions.record import record, recorded
from candidates.actions import match_counts as counting
from candidates.actions import planning_match
from candidates.actions.match_counts import match_counts
from candidates.models import Application, PlanningList
from candidates.rules.planning_match import Likeness
from tests.actions import LATE, arrange, campaign, officer, person_named
from tests.candidates.actions.test_planning_match import likely, misread, run, settle, waiting

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("screening")]


@pytest.fixture
def paper():
    run()
    papers = Application.objects.filter(state="ELIGIBLE").order_by("reg_no")
    return next(each for each in papers if misread(each))


def counts():
    return match_counts(campaign(), person_named("quy-hoach"), LATE)


def test_they_are_those_that_the_rules_find(paper):
    papers = list(planning_match.papers_to_match(campaign(), person_named("quy-hoach"), LATE))
    in_list = planning_match.compared_with_list(campaign(), papers)

    counted = counts()

    assert counted.by_likeness == Counter(each.likeness for each in in_list)
    assert counted.total == len(papers)
    numbers = [Application.objects.get(pk=key).reg_no for key in counted.first]
    assert numbers == likely() == waiting()
    assert (counted.undecided, counted.are_named) == (len(numbers), True)


def test_whom_the_list_has_not_surely_is_named_in_the_order_of_the_receipts(paper):
    papers = list(planning_match.papers_to_match(campaign(), person_named("quy-hoach"), LATE))
    in_list = planning_match.compared_with_list(campaign(), papers)

    named = counts().named

    assert set(named) == {Likeness.LIKELY, Likeness.NOT_LISTED}
    for likeness, keys in named.items():
        pairs = zip(papers, in_list, strict=True)
        assert list(keys) == [each.pk for each, listed in pairs if listed.likeness == likeness]


def test_they_are_counted_once_until_something_is_written(paper):
    before = counts()
    assert counts() is before

    settle(paper)

    after = counts()
    assert after.undecided == before.undecided - 1
    assert after.by_likeness[Likeness.LIKELY] == before.by_likeness[Likeness.LIKELY]


def test_whose_account_is_suspended_leaves_everybody_to_the_chair_at_once(paper):
    chair = person_named("chu-tich")
    assert match_counts(campaign(), chair, LATE).total == 0

    suspend(person_named("quy-hoach"))

    assert match_counts(campaign(), chair, LATE).total == counts_of_rules()


def test_who_is_barred_from_the_campaign_leaves_everybody_to_the_chair_at_once(paper):
    chair = person_named("chu-tich")
    assert match_counts(campaign(), chair, LATE).total == 0

    bar(person_named("quy-hoach"))

    assert match_counts(campaign(), chair, LATE).total == counts_of_rules()


def test_another_list_in_force_is_compared_at_once(paper):
    before = counts()
    other = arrange(PlanningList(version=9, **of_no_file()))
    assert counts().planning == before.planning

    arrange(campaign(), announced_on=LATE.date())

    after = counts()
    assert (after.planning, after.undecided) == (other, 0)
    assert after.by_likeness == Counter({Likeness.NOT_LISTED: before.total})  # nobody is in it


def counts_of_rules():
    return len(planning_match.papers_to_match(campaign(), person_named("chu-tich"), LATE))


def suspend(person):
    by = officer("quan-tri-2", "ADMINISTRATOR")
    people.suspend_account(person=person, reason="Nghỉ việc", by=by, at=LATE)


@recorded
def bar(person):
    rows = barring.bar(person, campaign().code, LATE)
    record("relation.held", about=campaign().code, by="test", at=LATE, rows=rows)


def of_no_file():
    return {"file_name": "x", "file_digest": "0" * 64, "imported_at": LATE, "rows_accepted": 0}


def test_where_too_many_wait_they_are_counted_and_not_all_named(paper, monkeypatch):
    everybody = counts().undecided
    counting.recent_counts.clear()
    monkeypatch.setattr(counting, "NAMED_AT_ONCE", 1)

    few = counts()

    assert (few.undecided, len(few.first), few.are_named) == (everybody, 1, everybody == 1)
    assert {len(keys) for keys in few.named.values()} == {1}


def test_what_is_counted_while_somebody_writes_is_not_kept(paper, monkeypatch):
    real, seen = counting.version_of_tables, []

    def moving(models):
        seen.append(models)
        return (len(seen), real(models))

    monkeypatch.setattr(counting, "version_of_tables", moving)

    assert counts() is not counts()
