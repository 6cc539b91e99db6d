"""One register of numbers: papers, announcements, lists and decisions of an office, by year."""

from datetime import date

import pytest

from exams.models import Announcement, Body, Campaign
from exams.rules.bodies import BodyKind
from results.actions import issuing, list_numbers, number_register, paper_numbers
from results.documents.kinds import KINDS
from results.models import Publication
from tests.actions import LATE, apply, arrange, campaign, person_named, refused, request
from tests.bodies import drafted, founded, founding

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("listed")]
LETTER, FOUNDING = "INELIGIBLE_LETTER", "FOUNDING_DECISION"
BOARDS = (BodyKind.MARKING_BOARD, BodyKind.REMARK_BOARD)
NOTICE = "TB-HĐTT"


def issue(kind, subjects, first=12):
    """Issue papers, as the secretary does."""
    return issuing.issue(
        campaign=campaign(),
        kind=KINDS[kind],
        subjects=subjects,
        first=first,
        by=person_named("thu-ky"),
        at=LATE,
    )


def letters():
    return list(KINDS[LETTER].subjects(campaign()))


def announced(number):
    """Let the announcement be of the year in which papers are issued, under this number."""
    announcement = Announcement.objects.get()
    return arrange(announcement, number=number, published_on=LATE.date())


def test_two_papers_of_one_batch_do_not_bear_one_number():
    for kind in BOARDS:
        arrange(founded(kind), number="12/QĐ-HĐTT")

    with refused("NUMBER_TAKEN", number="12/QĐ-HĐTT", field="first", paper=FOUNDING):
        issue(FOUNDING, BOARDS)


def test_nor_does_the_row_reach_a_number_that_one_of_the_batch_brings_along():
    arrange(founded(BOARDS[0]), number="13/QĐ-HĐTT", decided_on=date(2026, 9, 1))
    drafted(BOARDS[1])

    with refused("NUMBER_TAKEN", number="13", paper=FOUNDING, about=BOARDS[0]):
        issue(FOUNDING, BOARDS, first=13)
    assert [paper.number for paper in issue(FOUNDING, BOARDS, first=14)] == ["13/QĐ-HĐTT", "14"]


@pytest.mark.parametrize(
    "number", ["12", "12/TB-HĐTT", "Số: 12/tb-hđtt", "12-TB/HĐTT", "012/TB-HĐTT"]
)
def test_a_paper_does_not_bear_the_number_of_an_announcement(number):
    announced(number)

    assert paper_numbers.next_number(campaign(), NOTICE, LATE) == 13
    with refused("NUMBER_TAKEN", number="12", paper="ANNOUNCEMENT_PAPER", about="1"):
        issue(LETTER, letters()[:1])


@pytest.mark.parametrize("number", ["12/TB-UBND", "12/TB-SNV", "12a/TB-HĐTT", "theo công văn"])
def test_what_another_office_numbers_may_be_the_same_figure(number):
    announced(number)

    assert [paper.number for paper in issue(LETTER, letters()[:1])] == ["12"]


def test_nor_that_of_a_published_list_but_another_host_keeps_its_own_register():
    dated = {"published_on": LATE.date(), "published_at": LATE, "digest": "0" * 64}
    publication = Publication(campaign=campaign(), kind="ELIGIBLE", version=1, content={}, **dated)
    arrange(publication, number="12/TB-HĐTT")
    with refused("NUMBER_TAKEN", paper="ELIGIBLE_NOTICE", about="1"):
        issue(LETTER, letters()[:1])

    away = Campaign(host="Ủy ban nhân dân tỉnh Hà Nam")
    assert number_register.registered(away, NOTICE, LATE.year) == []


def test_a_decision_does_not_bear_the_number_by_which_a_board_was_founded():
    arrange(founded(BOARDS[0]), number="15/QĐ-HĐTT", decided_on=LATE.date())

    with refused("NUMBER_TAKEN", number="15", paper=FOUNDING, about=BOARDS[0]):
        issue("LIST_DECISION", list(KINDS["LIST_DECISION"].subjects(campaign()))[:1], first=15)


def test_nor_is_a_board_founded_under_the_number_of_another_decision():
    [subject] = KINDS["LIST_DECISION"].subjects(campaign())
    issue("LIST_DECISION", [subject], first=15)
    drafted(BOARDS[0])
    typed = {**founding(BOARDS[0]), "on": f"{LATE.date()}"}

    with refused("NUMBER_TAKEN", field="number", paper="LIST_DECISION", about=subject):
        request("FOUND_BODY", **{**typed, "number": "15/QĐ-HĐTT"})

    apply(request("FOUND_BODY", **{**typed, "number": "15/QĐ-UBND"}))
    assert Body.objects.get().number == "15/QĐ-UBND"


def test_a_board_is_founded_under_the_number_of_the_decision_that_was_issued_about_it():
    drafted(BOARDS[0])
    issue(FOUNDING, BOARDS[:1], first=15)

    apply(request("FOUND_BODY", **{**founding(BOARDS[0]), "number": "15/QĐ-HĐTT"}))

    assert Body.objects.get().founded_at


def test_a_list_does_not_bear_the_number_of_an_issued_paper_of_its_year():
    [paper] = issue(LETTER, letters()[:1])

    with refused("NUMBER_TAKEN", number="12/TB-HĐTT", field="number", about=paper.about):
        list_numbers.require_own_number(campaign(), "12/TB-HĐTT", LATE.date())
    list_numbers.require_own_number(campaign(), "12/TB-HĐTT", date(2026, 9, 1))
    list_numbers.require_own_number(campaign(), "12/TB-UBND", LATE.date())
    list_numbers.require_own_number(campaign(), "", LATE.date())
