"""The law over several lines of a planning list."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from candidates.rules.planning import judge
from candidates.rules.planning_line import (
    OnBreach,
    PlanningKind,
    PlanningSort,
    VoteResult,
    is_alike,
    limits_of,
)
from exams.rules.enums import Severity
from tests.candidates.rules.planning_lines import (
    CATALOGUE,
    CHIEF,
    CITY,
    POSTS,
    SETTINGS,
    breaches,
    line,
    somebody,
)


def test_three_people_for_a_seat_are_enough_and_four_too_many():
    four = [somebody(row, row) for row in (14, 15, 17, 20)]

    (breach,) = judge(four, SETTINGS, CATALOGUE)

    assert breaches(*four[:3]) == []
    assert (breach.row, breach.field, breach.code) == (20, "", "LIMIT_PER_SEAT")
    assert breach.related_rows == (14, 15, 17, 20)


def test_the_limit_is_told_once_on_the_first_line_too_many():
    six = [somebody(row, row) for row in range(14, 20)]

    (breach,) = judge(six, SETTINGS, CATALOGUE)

    assert (breach.row, breach.related_rows) == (17, (14, 15, 16, 17, 18, 19))


def test_more_seats_allow_more_people():
    post = replace(CHIEF, seats=3)

    assert breaches(*[somebody(row, row, post=post) for row in range(1, 10)]) == []
    assert breaches(*[somebody(row, row, post=post) for row in range(1, 11)]) == [
        (10, "", "LIMIT_PER_SEAT")
    ]


def test_the_removed_and_those_of_another_term_do_not_count():
    lines = [somebody(row, row) for row in (14, 15, 16)]
    lines += [somebody(17, 17, removed_on=date(2026, 5, 20)), somebody(18, 18, term="2020-2025")]

    assert breaches(*lines) == []


def test_lines_without_a_number_count_each_by_itself():
    lines = [line(row, citizen_id=None) for row in (14, 15, 16, 17)]

    assert breaches(*lines) == [(17, "", "LIMIT_PER_SEAT")]


def test_one_person_twice_for_a_post_is_told_and_counts_once():
    lines = [line(14), line(16), somebody(17, 2), somebody(18, 3)]

    (breach,) = judge(lines, SETTINGS, CATALOGUE)

    assert (breach.code, breach.row, breach.related_rows) == ("DUPLICATE_PERSON_POST", 16, (14, 16))


def test_three_titles_at_one_level_are_enough_and_four_too_many():
    lines = [line(row, post=post) for row, post in zip(range(14, 18), POSTS.values(), strict=True)]

    (breach,) = judge(lines, SETTINGS, CATALOGUE)

    assert breaches(*lines[:3], line(20, post=CITY)) == []
    assert (breach.code, breach.row) == ("LIMIT_PER_PERSON", 17)
    assert breach.related_rows == (14, 15, 16, 17)


def test_a_post_that_is_not_known_counts_for_nobody():
    assert breaches(line(14, post=None), line(15, post=None)) == []


def test_one_number_with_two_names_is_a_conflict_told_at_the_later_line():
    lines = [line(14), line(15, post=POSTS["A-02"], name="Trần Bình")]

    (breach,) = judge(lines, SETTINGS, CATALOGUE)

    assert (breach.code, breach.row, breach.field) == ("CCCD_CONFLICT", 15, "citizen_id")
    assert breach.related_rows == (14, 15)


@pytest.mark.parametrize("name", ["nguyễn an", ""])
def test_the_same_name_in_other_capitals_or_none_is_no_conflict(name):
    assert breaches(line(14), line(15, post=POSTS["A-02"], name=name)) == []


def test_the_place_of_a_tone_mark_makes_no_other_name():
    lines = [line(14, name="Vũ Hòa"), line(15, name="Vũ Hoà", post=POSTS["A-02"])]

    assert breaches(*lines) == []


def test_a_limit_names_how_many_there_are_and_how_many_may_be():
    (of_seat,) = judge([somebody(row, row) for row in range(14, 20)], SETTINGS, CATALOGUE)
    titles = [line(row, post=POSTS[f"A-0{row}"]) for row in (1, 2, 3, 4)]
    (of_person,) = judge(titles, replace(SETTINGS, max_titles_per_person=2), CATALOGUE)

    assert dict(of_seat.figures) == {
        "people": "6",
        "seats": "1",
        "most": "3",
        "planned_post": "Trưởng phòng A-01",
    }
    assert dict(of_person.figures) == {"titles": "4", "most": "2"}


def test_the_profile_may_only_warn_of_a_breach_with_the_same_rows_and_figures():
    four = [somebody(row, row) for row in (14, 15, 17, 20)]
    (blocked,) = judge(four, SETTINGS, CATALOGUE)

    (warned,) = judge(four, replace(SETTINGS, planning_breach=OnBreach.WARN_ONLY), CATALOGUE)

    assert (blocked.severity, warned.severity) == (Severity.ERROR, Severity.WARNING)
    assert replace(warned, severity=Severity.ERROR) == blocked


def test_a_number_of_two_people_is_an_error_whatever_the_profile_says():
    two = [line(14, name="Trần Văn Mẫu"), line(15, name="Lê Thị Khác")]

    breaches_found = judge(two, replace(SETTINGS, planning_breach=OnBreach.WARN_ONLY), CATALOGUE)

    assert [(each.code, each.severity) for each in breaches_found] == [
        ("CCCD_CONFLICT", Severity.ERROR)
    ]


@pytest.mark.parametrize(("seats", "most"), [(50, 75), (15, 23), (9, 14), (1, 2)])
def test_a_committee_has_as_many_as_its_coefficient_allows_and_a_part_of_one_is_one(seats, most):
    committee = replace(SETTINGS, kind=PlanningKind.COMMITTEE)

    assert committee.most_for(seats) == most
    assert replace(committee, planning_coefficient_committee=Decimal(1)).most_for(seats) == seats
    assert SETTINGS.most_for(seats) == 3 * seats


def test_of_a_committee_more_than_its_coefficient_are_too_many_and_its_seats_are_no_titles():
    committee = replace(SETTINGS, kind=PlanningKind.COMMITTEE)
    post = replace(CHIEF, seats=3)
    people = [somebody(row, row, post=post) for row in range(1, 7)]

    assert breaches(*people[:5], settings=committee) == []
    assert breaches(*people, settings=committee) == [(6, "", "LIMIT_PER_SEAT")]
    seats = [line(row, post=post) for row, post in enumerate(POSTS.values(), start=1)]
    assert breaches(*seats) == [(4, "", "LIMIT_PER_PERSON")]
    assert breaches(*seats, settings=committee) == []


def voted(votes, **settings):
    result = VoteResult(votes=votes, needed=21, held_on=date(2026, 9, 1))
    key = (line().citizen_id, "A-01", "2025-2030")
    return replace(SETTINGS, voted={key: result}, **settings)


def test_whom_a_conference_gave_too_few_votes_is_named_with_them():
    (breach,) = judge([line()], voted(20), CATALOGUE)

    assert (breach.code, breach.severity) == ("VOTES_TOO_FEW", Severity.ERROR)
    assert dict(breach.figures) == {
        "votes": "20",
        "needed": "21",
        "held_on": "2026-09-01",
        "planned_post": POSTS["A-01"].full_name,
    }


def test_votes_that_are_enough_or_of_another_post_or_term_are_no_breach():
    assert breaches(line(), settings=voted(21)) == []
    assert breaches(line(post=POSTS["A-02"]), somebody(15, 2), settings=voted(20)) == []
    assert breaches(line(citizen_id=None), settings=voted(20)) == []
    assert breaches(line(term="2020-2025"), settings=voted(20)) == []


def test_where_the_profile_only_warns_too_few_votes_are_a_warning():
    (breach,) = judge([line()], voted(20, planning_breach=OnBreach.WARN_ONLY), CATALOGUE)

    assert (breach.code, breach.severity) == ("VOTES_TOO_FEW", Severity.WARNING)


def test_the_limits_of_a_profile_are_read_as_numbers():
    asked = {"planning_coefficient_committee": "1.2", "max_planned_per_seat": 4, "other": 1}

    assert limits_of(asked) == {
        "planning_coefficient_committee": Decimal("1.2"),
        "max_planned_per_seat": 4,
    }
    assert limits_of({}) == {}


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        (PlanningSort(), PlanningSort(term="2025-2030"), True),
        (PlanningSort(term="2025-2030"), PlanningSort(term="2025-2030"), True),
        (PlanningSort(term="2020-2025"), PlanningSort(term="2025-2030"), False),
        (PlanningSort(PlanningKind.COMMITTEE), PlanningSort(), False),
    ],
)
def test_lists_of_one_kind_and_one_term_are_alike(one, other, alike):
    assert is_alike(one, other) == is_alike(other, one) == alike
