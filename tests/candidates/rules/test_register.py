from datetime import date

import pytest

from candidates.rules.profile import OnMultiplePosts
from candidates.rules.register import one_registration, outsider
from tests.candidates.rules.people import asked, figure, outcome, paper, position

FIRST = paper(row=20, received_on=date(2026, 9, 8), position="VT02")
SECOND = paper(row=9, received_on=date(2026, 9, 9), position="VT01")
THIRD = paper(row=10, received_on=date(2026, 9, 9), position="VT03")


def verdicts(*papers, **parameters):
    """What E24 says of each paper of one person."""
    conditions = asked(**parameters)
    return [outcome(one_registration(paper, papers, conditions)) for paper in papers]


PASS = ("PASS", "")
TOO_MANY = ("FAIL", "MORE_THAN_ONE_POSITION")
TWICE = ("FAIL", "DUPLICATE_REGISTRATION")


def test_one_paper_passes():
    assert verdicts(FIRST) == [PASS]


def test_two_positions_fail_all():
    assert verdicts(FIRST, SECOND) == [TOO_MANY, TOO_MANY]


def test_the_positions_are_told_in_order():
    finding = one_registration(FIRST, (FIRST, SECOND), asked())

    assert (figure(finding, "positions"), figure(finding, "maximum")) == ("VT01 VT02", "1")


def test_the_profile_may_allow_two_positions():
    assert verdicts(FIRST, SECOND, max_posts_per_applicant=2) == [PASS, PASS]
    assert verdicts(FIRST, SECOND, THIRD, max_posts_per_applicant=2) == [TOO_MANY] * 3


@pytest.mark.parametrize(
    ("otherwise", "expected"),
    [
        (OnMultiplePosts.KEEP_FIRST, [PASS, TOO_MANY, TOO_MANY]),
        (OnMultiplePosts.KEEP_LAST, [TOO_MANY, TOO_MANY, PASS]),
    ],
)
def test_the_profile_may_keep_the_first_or_the_last(otherwise, expected):
    assert verdicts(FIRST, SECOND, THIRD, on_multiple_posts=otherwise) == expected


def test_of_two_papers_for_one_position_the_later_fails():
    again = paper(row=3, received_on=date(2026, 9, 20), position="VT02")

    assert verdicts(again, FIRST) == [TWICE, PASS]


def test_of_two_papers_of_one_day_the_lower_row_fails():
    again = paper(row=21, received_on=FIRST.received_on, position="VT02")

    assert verdicts(FIRST, again) == [PASS, TWICE]


@pytest.mark.parametrize(
    ("vacancies", "on_site", "verdict"),
    [
        (1, 2, PASS),
        (1, 3, ("FAIL", "ENOUGH_ON_SITE")),
        (2, 4, PASS),
        (2, 5, ("FAIL", "ENOUGH_ON_SITE")),
        (3, 99, None),
    ],
)
def test_outsiders_are_cut_off_when_enough_on_site_are_eligible(vacancies, on_site, verdict):
    conditions = asked(position(vacancies=vacancies), outsider_cutoff=True)

    assert outcome(outsider(on_site, conditions)) == verdict


def test_without_the_switch_nobody_is_cut_off():
    assert outsider(99, asked()) is None


def test_the_profile_sets_the_cut_off():
    conditions = asked(outsider_cutoff=True, outsider_cutoff_single=1)

    assert outcome(outsider(1, conditions)) == ("FAIL", "ENOUGH_ON_SITE")
