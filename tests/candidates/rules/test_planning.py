"""The law of the planning list."""

from dataclasses import replace
from datetime import date

import pytest

from candidates.rules.facts import Catalogue, PostFacts, RankFacts
from candidates.rules.planning import Ladder, Line, PlanningSettings, judge
from exams.rules.enums import Level, Severity, Sex, Theory

DEPUTY = RankFacts("PTP", 2, Level.DIVISION, ("Phó Trưởng phòng", "Phó Giám đốc Trung tâm"))
HEAD = RankFacts("TP", 3, Level.DIVISION, ("Trưởng phòng", "Giám đốc Trung tâm", "Trưởng ban"))
DIRECTOR = RankFacts("GD", 5, Level.DEPARTMENT, ("Giám đốc Sở",))
LAW = frozenset({"Luật", "Hành chính công"})
CHIEF = PostFacts("A-01", "Trưởng phòng A", "A", "TP", "UNIT", 1, Theory.INTERMEDIATE, LAW)
POSTS = {
    code: replace(CHIEF, code=code, full_name=f"Trưởng phòng {code}")
    for code in ("A-01", "A-02", "A-03", "A-04")
}
CITY = replace(CHIEF, code="C-01", full_name="Giám đốc C", rank="GD", approving_level="CITY")
CATALOGUE = Catalogue((("A", "Sở A"),), (DEPUTY, HEAD, DIRECTOR), (*POSTS.values(), CITY), ())
SETTINGS = PlanningSettings(
    on=date(2026, 9, 30),
    default_term="2025-2030",
    age_month=date(2025, 6, 1),
    announced_on=date(2026, 9, 7),
    opened_posts=frozenset({"A-01"}),
)


def line(row=14, **changes):
    """Return a line without a fault, changed as asked."""
    good = Line(
        sheet="Danh sách",
        row=row,
        citizen_id="001085000001",
        name="Nguyễn An",
        born=date(1985, 3, 1),
        sex=Sex.MALE,
        post=POSTS["A-01"],
        rank=DEPUTY,
        tier=1,
        term="2025-2030",
        approved_on=date(2025, 12, 15),
        removed_on=None,
        speciality="Luật",
        theory=Theory.INTERMEDIATE,
    )
    return replace(good, **changes)


def somebody(row, number, **changes):
    """Return a line about another person."""
    return line(row, citizen_id=f"00108500{number:04}", name=f"Người {number}", **changes)


def breaches(*lines, settings=SETTINGS):
    return [(breach.row, breach.field, breach.code) for breach in judge(lines, settings, CATALOGUE)]


def test_a_line_without_a_fault_is_not_told():
    assert breaches(line()) == []


@pytest.mark.parametrize(
    ("changes", "field", "code"),
    [
        ({"rank": HEAD}, "post", "NOT_HIGHER"),
        ({"rank": DIRECTOR}, "post", "NOT_HIGHER"),
        ({"speciality": "Thú y"}, "speciality", "PLAN_SPECIALITY"),
        ({"speciality": ""}, "speciality", "PLAN_SPECIALITY"),
        ({"theory": Theory.ELEMENTARY}, "theory", "PLAN_THEORY"),
        ({"theory": Theory.NONE}, "theory", "PLAN_THEORY"),
        (
            {"approved_on": date(2026, 9, 7)},
            "approved_on",
            "APPROVED_NOT_BEFORE_ANNOUNCEMENT",
        ),
        ({"born": date(1967, 5, 11)}, "born", "PLAN_AGE"),
        ({"disciplined_on": date(2026, 1, 24)}, "discipline", "DISCIPLINE_REMOVAL_DUE"),
    ],
)
def test_each_rule_is_told_at_its_own_cell(changes, field, code):
    assert breaches(line(**changes)) == [(14, field, code)]


@pytest.mark.parametrize(
    "changes",
    [
        {"rank": None},
        {"speciality": "luật"},
        {"speciality": None},
        {"theory": None},
        {"theory": Theory.ADVANCED},
        {"tier": 2, "theory": Theory.NONE},
        {"tier": None, "theory": Theory.NONE, "born": date(1960, 1, 1)},
        {"approved_on": date(2026, 9, 6)},
        {"approved_on": date(2026, 9, 30), "post": POSTS["A-02"]},
        {"approved_on": None, "disciplined_on": date(2026, 1, 1)},
        {"disciplined_on": date(2025, 12, 15)},
        {"born": None},
        {"sex": None, "born": date(1960, 1, 1)},
        {"post": None, "speciality": "Thú y", "theory": Theory.NONE},
        {"removed_on": date(2026, 5, 20), "rank": DIRECTOR, "speciality": "Thú y"},
        {"term": "2020-2025", "born": date(1960, 1, 1)},
    ],
)
def test_what_is_in_order_or_not_known_is_not_told(changes):
    assert breaches(line(**changes)) == []


def test_without_an_announcement_nothing_was_approved_too_late():
    quiet = replace(SETTINGS, announced_on=None)

    assert breaches(line(approved_on=date(2026, 12, 1)), settings=quiet) == []


def test_discipline_is_a_warning_and_the_day_of_the_announcement_is_named():
    (due,) = judge([line(disciplined_on=date(2026, 1, 24))], SETTINGS, CATALOGUE)
    (late,) = judge([line(approved_on=date(2026, 9, 15))], SETTINGS, CATALOGUE)

    assert due.severity == Severity.WARNING
    assert (late.severity, late.suggestion) == (Severity.ERROR, "2026-09-07")


@pytest.mark.parametrize(
    ("tier", "born", "finding"),
    [
        (1, date(1968, 6, 30), []),  # retires 6/2030, 60 months
        (1, date(1968, 5, 31), [(14, "born", "PLAN_AGE")]),
        (2, date(1973, 6, 30), []),  # retires 6/2035, 120 months
        (2, date(1973, 5, 31), [(14, "born", "PLAN_AGE")]),
    ],
)
def test_the_months_left_are_counted_to_the_month(tier, born, finding):
    assert breaches(line(tier=tier, born=born)) == finding


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


@pytest.mark.parametrize(
    ("text", "rank"),
    [
        ("Trưởng phòng A, Sở A", HEAD),
        ("Phó Trưởng phòng A", DEPUTY),
        ("phó giám đốc trung tâm B", DEPUTY),
        ("Giám đốc Trung tâm B", HEAD),
        ("Giam doc So A", DIRECTOR),
        ("Trưởng bản X", None),
        ("Trưởng bang", None),
        ("Cán bộ biệt phái", None),
        ("", None),
    ],
)
def test_the_longest_beginning_tells_the_rank(text, rank):
    assert Ladder(CATALOGUE.ranks).rank_of(text) == rank
