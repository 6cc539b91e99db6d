"""Who is tied to somebody of the planning list compares no other file with that person's line."""

from datetime import timedelta

import pytest
import time_machine

from candidates.actions import planning_match
from candidates.actions.closed_people import names_on_record
from candidates.actions.match_settlers import left_to_chair
from candidates.models import Application, PlanningEntry
from candidates.worklist.planning import matches_to_settle
from exams.rules.names import fold
from exams.rules.relations import RelationKind
from tests.actions import LATE, arrange, campaign, officer, person_named, refused
from tests.relations import own, signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("screening")]
QUEUE = "/quy-hoach/doi-chieu/TT2026-01/"
TYPED = "009999000011"


@pytest.fixture(autouse=True)
def _late():
    with time_machine.travel(LATE, tick=False):
        yield


@pytest.fixture
def two():
    """Return the files of two who stand in the list, of different names and births."""
    papers = Application.objects.handed_in().filter(withdrawn_on=None).order_by("reg_no")
    listed = papers.filter(citizen_id__in=PlanningEntry.objects.values("citizen_id"))
    return listed[0], listed[1]


def line_of(paper, **typed):
    """Type the lines of somebody in the list otherwise."""
    for entry in PlanningEntry.objects.filter(citizen_id=paper.citizen_id):
        arrange(entry, **typed)


def under_the_number_of(tied, other):
    """Let the list have the one whom a reader is tied to under the number of the other."""
    line_of(other, citizen_id=TYPED)
    line_of(tied, citizen_id=other.citizen_id)


def under_the_name_of(tied, other):
    """Let the list have the number of the one under the name and birth of the other."""
    line_of(other, citizen_id=TYPED, name="Tên Khác", fold=fold("Tên Khác"))
    line_of(tied, name=other.name, fold=fold(other.name), born=other.born)


def alike(tied, other):
    """Let both have registered under one name and birth; the list has the first of them."""
    line_of(other, citizen_id=TYPED, born=other.born - timedelta(days=400))
    arrange(other, name=tied.name, fold=fold(tied.name), born=tied.born)


MIXED_UP = pytest.mark.parametrize("how", [under_the_number_of, under_the_name_of, alike])


def tie(username, paper):
    own(person_named(username), paper, kind=RelationKind.MENTOR)


def queue_of(username):
    papers = planning_match.papers_to_match(campaign(), person_named(username), LATE)
    return {each.reg_no for each in papers}


def settle(paper, username):
    return planning_match.settle(
        application=Application.objects.get(pk=paper.pk),
        citizen_id="",
        basis="Lý lịch 2C",
        by=person_named(username),
        at=LATE,
    )


@MIXED_UP
def test_the_file_beside_which_they_would_be_shown_is_in_no_queue_of_theirs(two, how):
    tied, other = two
    how(tied, other)
    assert {tied.reg_no, other.reg_no} <= queue_of("quy-hoach")
    page = signed_in("quy-hoach")
    assert page.get(f"{QUEUE}{other.reg_no}/").status_code == 200

    tie("quy-hoach", tied)

    assert not {tied.reg_no, other.reg_no} & queue_of("quy-hoach")
    assert tied.citizen_id not in page.get(QUEUE).content.decode()
    assert page.get(f"{QUEUE}{other.reg_no}/").status_code == 404
    with refused("RECUSED_FROM"):
        settle(other, "quy-hoach")


@MIXED_UP
def test_another_officer_says_who_it_is_and_without_one_the_chair(two, how):
    tied, other = two
    how(tied, other)
    tie("quy-hoach", tied)
    papers = planning_match.unsettled(campaign())
    assert other.reg_no in {each.reg_no for each in left_to_chair(papers, campaign(), LATE.date())}
    assert other.reg_no in queue_of("chu-tich")
    assert [item.campaign for item in matches_to_settle(person_named("chu-tich"), LATE)]

    officer("quy-hoach-2", "PLANNING_OFFICER")

    assert other.reg_no in queue_of("quy-hoach-2")
    assert other.reg_no not in queue_of("chu-tich")
    with refused("OFFICER_SETTLES"):
        settle(other, "chu-tich")
    assert settle(other, "quy-hoach-2")


def test_who_is_tied_to_one_of_them_is_kept_from_that_file_alone(two):
    tied, other = two
    before = queue_of("quy-hoach")
    tie("quy-hoach", tied)
    assert queue_of("quy-hoach") == before - {tied.reg_no}
    assert other.reg_no in queue_of("quy-hoach")


def test_of_whom_a_reader_is_kept_from_the_name_on_record_is_blank(two):
    tied, other = two
    everybody = names_on_record()
    assert names_on_record(person_named("quy-hoach")) == everybody
    assert everybody[tied.citizen_id]

    tie("quy-hoach", tied)

    told = names_on_record(person_named("quy-hoach"))
    assert (told[tied.citizen_id], told[other.citizen_id]) == ("", everybody[other.citizen_id])
