"""The gate of the announcement: what a draft lacks, each thing by itself."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accounts.rules.duties import Duty
from exams.rules.announcement_facts import AnnouncedPart, AnnouncementFacts
from exams.rules.calendar_profile import CalendarProfile
from exams.rules.checks import CheckLevel
from exams.rules.enums import PartKind
from exams.rules.gates import announcement_checks
from exams.rules.planned_days import LateDay
from exams.rules.vacancies import EmptyRegister, VacancyRegister

DAY = date(2026, 9, 7)
WRITTEN = AnnouncedPart(
    kind=PartKind.WRITTEN, place="Hội trường", day=date(2026, 11, 4), minutes=180
)
PROPOSAL = replace(WRITTEN, kind=PartKind.PROPOSAL, day=date(2026, 12, 18))
WHOLE = AnnouncementFacts(
    on=DAY,
    positions=1,
    has_profile=True,
    opens=DAY,
    closes=date(2026, 10, 6),
    days={"written_exam": date(2026, 11, 4), "defence": date(2026, 12, 18)},
    kinds=tuple(PartKind),
    parts=(WRITTEN, PROPOSAL),
    contact="Phòng 1",
)


def test_a_whole_draft_passes():
    assert announcement_checks(WHOLE) == ()


@pytest.mark.parametrize(
    ("facts", "code", "owner"),
    [
        ({"positions": 0}, "NOTHING_TO_ANNOUNCE", Duty.PREPARE),
        ({"has_profile": False}, "PROFILE_MISSING", Duty.PREPARE),
        ({"unconfirmed": ("aggregation",)}, "MUST_SET", Duty.ANNOUNCE),
        ({"unreadable": ("scale",)}, "PROFILE_UNREADABLE", Duty.PREPARE),
        ({"contact": " "}, "CONTACT_MISSING", Duty.PREPARE),
        ({"uncleared": ("SELECTION_PLAN",)}, "CLEARANCE_MISSING", Duty.PREPARE),
        (
            {"otherwise": ({"post": "Phó Giám đốc", "mode": "HEAD_APPOINTS", "who": "Mẫu"},)},
            "NOT_BY_EXAM",
            Duty.PREPARE,
        ),
        ({"closes": None}, "DATES_MISSING", Duty.PREPARE),
        ({"closes": date(2026, 9, 6)}, "DATES_OUT_OF_ORDER", Duty.PREPARE),
        ({"closes": date(2026, 10, 5)}, "REGISTRATION_TOO_SHORT", Duty.PREPARE),
        ({"on": date(2026, 9, 8)}, "REGISTRATION_TOO_SHORT", Duty.PREPARE),
        ({"parts": (PROPOSAL,)}, "PART_INCOMPLETE", Duty.PREPARE),
        ({"parts": (replace(WRITTEN, place=""), PROPOSAL)}, "PART_INCOMPLETE", Duty.PREPARE),
        ({"parts": (replace(WRITTEN, minutes=None), PROPOSAL)}, "PART_INCOMPLETE", Duty.PREPARE),
        ({"days": {"written_exam": date(2026, 11, 5)}}, "PART_DAY_DIFFERS", Duty.PREPARE),
        ({"lacking": ("conditions",)}, "CONTENT_MISSING", Duty.PREPARE),
        ({"latest_rated_year": 2026}, "YEAR_NOT_OVER", Duty.PREPARE),
    ],
)
def test_what_a_draft_lacks_blocks_it_and_names_who_mends_it(facts, code, owner):
    [check] = announcement_checks(replace(WHOLE, **facts))

    assert (check.code, check.level, check.owner) == (code, CheckLevel.ERROR, owner)
    assert check.page


@pytest.mark.parametrize(
    ("register", "levels"),
    [
        (VacancyRegister.NAMED, [CheckLevel.WARNING]),
        (VacancyRegister.REFUSED, [CheckLevel.ERROR]),
        (VacancyRegister.NOT_ASKED, []),
    ],
)
def test_a_post_that_the_register_lacks_is_named_or_refused_as_the_profile_says(register, levels):
    facts = replace(WHOLE, unregistered=("VT01", "VT03"), register=register)

    checks = announcement_checks(facts)

    assert [check.level for check in checks] == levels
    named = [(check.code, check.owner, check.items) for check in checks]
    assert named == [("NOT_IN_REGISTER", Duty.KEEP_PLANNING, ("VT01", "VT03"))] * len(levels)


@pytest.mark.parametrize(
    ("facts", "codes"),
    [
        ({"is_register_empty": True}, ["REGISTER_EMPTY"]),
        ({"is_register_empty": True, "empty_register": EmptyRegister.NOT_ASKED}, []),
        ({"is_register_empty": False}, []),
        ({"is_register_empty": True, "positions": 0}, ["NOTHING_TO_ANNOUNCE"]),
    ],
)
def test_an_empty_register_is_named_once_where_the_profile_asks_it(facts, codes):
    assert [check.code for check in announcement_checks(replace(WHOLE, **facts))] == codes


def test_the_exam_comes_after_registration_has_closed():
    early = replace(WRITTEN, day=date(2026, 10, 6))

    [check] = announcement_checks(replace(WHOLE, days={}, parts=(early, PROPOSAL)))

    assert (check.code, check.facts["day"]) == ("EXAM_BEFORE_REGISTRATION_CLOSES", "06/10/2026")


@pytest.mark.parametrize("day", [date(2026, 11, 3), date(2026, 11, 4)])
def test_the_defence_comes_after_the_written_exam(day):
    early = replace(PROPOSAL, day=day)

    [check] = announcement_checks(replace(WHOLE, days={}, parts=(WRITTEN, early)))

    assert (check.code, check.facts["part"]) == ("DEFENCE_BEFORE_WRITTEN", PartKind.PROPOSAL)


def test_a_defence_too_soon_and_a_late_day_are_named():
    soon = replace(PROPOSAL, day=date(2026, 11, 17))
    late = LateDay("P5_SCREENING", date(2026, 10, 21), date(2026, 10, 20))

    checks = announcement_checks(replace(WHOLE, days={}, parts=(WRITTEN, soon), late=(late,)))

    assert [check.keys for check in checks] == [
        ("DEFENCE_TOO_SOON",),
        ("PLANNED_LATE P5_SCREENING",),
    ]
    assert {check.level for check in checks} == {CheckLevel.WARNING}


def test_a_part_that_the_profile_does_not_ask_for_needs_no_day():
    facts = replace(WHOLE, kinds=(PartKind.PROPOSAL,), parts=(PROPOSAL,))

    assert announcement_checks(facts) == ()


@given(
    opens=st.dates(date(2026, 1, 1), date(2030, 1, 1)),
    length=st.integers(1, 60),
    days=st.integers(1, 45),
    first=st.booleans(),
)
def test_registration_stays_open_for_its_days_to_the_last(opens, length, days, first):
    """A window of n days that counts its first day ends n-1 days later, else n days later."""
    closes = opens + timedelta(days=length)
    calendar = CalendarProfile(registration_days=days, count_first_day=first)
    facts = replace(
        WHOLE, on=opens, opens=opens, closes=closes, parts=(), kinds=(), calendar=calendar
    )
    least = days - 1 if first else days

    codes = [check.code for check in announcement_checks(facts)]

    assert codes == ([] if length >= least else ["REGISTRATION_TOO_SHORT"])


@given(late=st.integers(0, 20))
def test_days_before_the_announcement_do_not_count_as_days_of_registration(late):
    facts = replace(WHOLE, on=DAY + timedelta(days=late))

    codes = [check.code for check in announcement_checks(facts)]

    assert codes == (["REGISTRATION_TOO_SHORT"] if late else [])
