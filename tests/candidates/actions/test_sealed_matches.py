"""Nobody says of a sealed file who in the planning list it is: not before it opens."""

import pytest

from candidates.actions import listed, planning_match
from candidates.actions.match_counts import match_counts
from candidates.models import PlanningList, PlanningMatch
from candidates.worklist.planning import matches_to_settle
from tests.actions import arrange, campaign, moment, person_named, refused
from tests.candidates.actions.test_sealed_files import OPEN, open_early, unsealed

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("registered")]
MISREAD = "001000000000"
LAST, NEXT = moment(2026, 10, 6), moment(2026, 10, 7)


@pytest.fixture
def file():
    """A file whose person the list has under a number that it misread."""
    handed_in = listed.registered(campaign()).order_by("reg_no")
    paper, entries = next((each, same) for each in handed_in if (same := entries_of(each)))
    for entry in entries:
        arrange(entry, citizen_id=MISREAD, at=OPEN)
    return paper


def entries_of(paper):
    named = {"citizen_id": paper.citizen_id, "fold": paper.fold, "born": paper.born}
    return list(PlanningList.objects.get().entries.filter(**named))


def settle(file, at, by="quy-hoach"):
    typed = {"citizen_id": MISREAD, "basis": "Lý lịch 2C"}
    return planning_match.settle(application=file, by=person_named(by), at=at, **typed)


def compared(at, by="quy-hoach"):
    papers = planning_match.papers_to_match(campaign(), person_named(by), at)
    return [each.reg_no for each in papers]


def counted(at):
    return match_counts(campaign(), person_named("quy-hoach"), at)


def told(at):
    return [item.count for item in matches_to_settle(person_named("quy-hoach"), at)]


def test_whose_it_will_be_is_clear_before(file):
    later = planning_match.papers_of_settler(campaign(), person_named("quy-hoach"), OPEN)

    assert [each.reg_no for each in later] == compared(NEXT)


@pytest.mark.parametrize("at", [OPEN, LAST])
def test_until_the_last_day_has_passed_nobody_is_compared_settled_or_told_of(file, at):
    with refused("FILE_SEALED", code=file.reg_no, until="06/10/2026"):
        settle(file, at)

    assert (compared(at), told(at)) == ([], [])
    assert (counted(at).total, counted(at).undecided) == (0, 0)


def test_on_the_day_after_everybody_is(file):
    assert file.reg_no in compared(NEXT)
    assert counted(NEXT).total == len(compared(NEXT))
    assert told(NEXT) == [counted(NEXT).undecided] != [0]

    settle(file, NEXT)

    assert PlanningMatch.objects.get().application == file


def test_a_file_that_was_opened_early_is_compared_alone_and_at_once(file):
    assert counted(OPEN).total == 0

    open_early(file)

    assert compared(OPEN) == [file.reg_no]
    assert (counted(OPEN).total, counted(OPEN).undecided, told(OPEN)) == (1, 1, [1])
    settle(file, OPEN)
    assert (counted(OPEN).undecided, told(OPEN)) == (0, [])


def test_where_the_regulations_seal_nothing_everybody_is_compared_from_the_first_day(file):
    unsealed()

    assert file.reg_no in compared(OPEN)
    assert settle(file, OPEN).citizen_id == MISREAD
