from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from candidates.rules.career import (
    age_cap,
    equal_or_lower_post,
    experience,
    full_term,
    months_in_post,
)
from candidates.rules.conditions import AgeReference, conditions_for
from candidates.rules.facts import PeriodKind
from exams.rules.enums import Sex
from tests.candidates.rules.people import (
    ON,
    asked,
    figure,
    outcome,
    paper,
    period,
    person,
    position,
)


@pytest.mark.parametrize(
    ("born", "verdict"),
    [
        (date(1969, 10, 1), ("PASS", "")),  # 60 months
        (date(1969, 9, 30), ("NEEDS_DECISION", "LESS_THAN_FULL_TERM")),  # 59
        (date(1968, 10, 1), ("NEEDS_DECISION", "LESS_THAN_FULL_TERM")),  # 48
        (date(1968, 9, 30), ("FAIL", "BELOW_SPECIAL_MINIMUM")),  # 47
    ],
)
def test_a_higher_post_asks_a_full_term(born, verdict):
    assert outcome(full_term(person(born=born), asked())) == verdict


def test_the_profile_sets_the_term_and_the_special_minimum():
    own = person(born=date(1969, 9, 30))

    assert outcome(full_term(own, asked(full_term_months=59))) == ("PASS", "")
    assert outcome(full_term(own, asked(special_min_months=60)))[0] == "FAIL"


def test_an_own_retirement_age_is_told_with_its_document():
    own = person(
        born=date(1972, 10, 1),
        sex=Sex.FEMALE,
        own_retirement_months=720,
        own_retirement_document="Công văn số 318",
    )

    finding = full_term(own, asked())

    assert outcome(finding) == ("PASS", "")
    assert (figure(finding, "months_left"), figure(finding, "override")) == (
        "72",
        "Công văn số 318",
    )


def test_ages_may_be_reckoned_on_the_day_the_file_is_received():
    own = person(born=date(1969, 9, 30))
    conditions = asked(age_reference=AgeReference.FILE_RECEIVED)

    early = conditions_for(conditions, paper(received_on=date(2026, 9, 10)))
    unknown = conditions_for(conditions, paper(received_on=None))

    assert figure(full_term(own, early), "months_left") == "60"
    assert figure(full_term(own, unknown), "months_left") == "59"
    assert conditions_for(asked(), paper()) == asked()


@pytest.mark.parametrize("rank", ["HEAD", "DIRECTOR"])
def test_an_equal_or_lower_post_asks_no_age(rank):
    own = person(born=date(1960, 1, 1), rank=rank)

    assert full_term(own, asked()) is None
    assert outcome(equal_or_lower_post(own, asked())) == ("PASS", "EQUAL_OR_LOWER_POST")


def test_the_profile_may_ask_the_age_for_every_post():
    own, strict = person(rank="HEAD"), asked(age_exempt_for_equal_or_lower=False)

    assert outcome(full_term(own, strict)) == ("PASS", "")
    assert equal_or_lower_post(own, strict) is None


def test_a_higher_post_is_not_exempt():
    assert equal_or_lower_post(person(), asked()) is None


def test_a_rank_that_is_not_on_the_ladder_is_the_lowest():
    assert equal_or_lower_post(person(rank=""), asked()) is None


def test_the_age_cap_is_strict_and_falls_on_the_birthday():
    capped = asked(position(age_under=35))

    assert outcome(age_cap(person(born=date(1991, 10, 7)), capped)) == ("PASS", "")
    assert outcome(age_cap(person(born=date(1991, 10, 6)), capped)) == ("FAIL", "AGE_CAP")


def test_a_birth_year_alone_is_told_as_a_year():
    own = person(born=date(1991, 1, 1), born_year_only=True)

    assert figure(age_cap(own, asked(position(age_under=36))), "birth") == "1991"


def test_the_profile_may_set_a_cap_that_a_position_changes():
    own = person(born=date(1990, 5, 4))

    assert outcome(age_cap(own, asked(age_cap=35))) == ("FAIL", "AGE_CAP")
    assert outcome(age_cap(own, asked(position(age_under=40), age_cap=35))) == ("PASS", "")


def test_without_an_age_cap_there_is_no_finding():
    assert age_cap(person(), asked()) is None


def months(*periods, **circumstances):
    return months_in_post(person(periods=periods, **circumstances), asked())


def test_twelve_months_are_enough_and_eleven_need_a_decision():
    assert outcome(months(period(date(2025, 10, 6)))) == ("PASS", "")
    assert outcome(months(period(date(2025, 10, 7)))) == (
        "NEEDS_DECISION",
        "LESS_THAN_MINIMUM_MONTHS",
    )


def test_periods_one_step_below_or_higher_add_up():
    finding = months(
        period(date(2020, 1, 1), date(2020, 6, 1), rank="DIRECTOR"),
        period(date(2022, 1, 1), date(2022, 8, 1)),
    )

    assert (figure(finding, "months"), figure(finding, "periods")) == ("12", "2")


def test_lower_ranks_and_secondments_do_not_count():
    finding = months(
        period(date(2020, 1, 1), rank="OFFICER"),
        period(date(2020, 1, 1), kind=PeriodKind.SECONDED),
    )

    assert (figure(finding, "months"), figure(finding, "periods")) == ("0", "0")


def test_a_period_ended_by_discipline_is_told_but_does_not_count():
    finding = months(
        period(date(2020, 1, 1), date(2021, 1, 1), ended_by_discipline=True),
        period(date(2026, 4, 6)),
    )

    assert (figure(finding, "months"), figure(finding, "periods_ended_by_discipline")) == ("6", "1")


def test_a_period_after_the_reference_date_does_not_count():
    finding = months(period(date(2026, 4, 6), date(2027, 4, 6)), period(date(2026, 12, 1)))

    assert figure(finding, "months") == "6"


def test_an_equal_post_asks_no_months():
    assert months_in_post(person(rank="HEAD", periods=()), asked()) is None


def test_the_lowest_post_counts_periods_of_its_own_rank():
    lowest = asked(position(post=replace(asked().post, rank="OFFICER")))
    own = person(rank="", periods=(period(date(2025, 10, 6), rank="OFFICER"),))

    assert outcome(months_in_post(own, lowest)) == ("PASS", "")


def test_the_profile_sets_the_months_in_post():
    own = person(periods=(period(date(2026, 1, 1)),))

    assert outcome(months_in_post(own, asked(min_months_in_post=9))) == ("PASS", "")


def field_months(*periods):
    conditions = asked(position(experience_field="Y tế", experience_months=60))
    return experience(person(periods=periods), conditions)


def test_experience_counts_every_period_in_the_field():
    finding = field_months(
        period(date(2020, 1, 1), date(2022, 1, 1), field="y tế", rank="OFFICER"),
        period(date(2023, 10, 6), field="Y tế"),
    )

    assert (outcome(finding), figure(finding, "months")) == (("PASS", ""), "60")


def test_one_month_short_of_the_experience_fails():
    finding = field_months(
        period(date(2021, 11, 6), field="Y tế"), period(date(2010, 1, 1), field="Tài chính")
    )

    assert (outcome(finding), figure(finding, "months")) == (
        ("FAIL", "EXPERIENCE_BELOW_MINIMUM"),
        "59",
    )


def test_without_a_field_there_is_no_finding():
    assert experience(person(), asked()) is None


@given(st.lists(st.tuples(st.dates(date(2000, 1, 1), ON), st.integers(0, 3000)), max_size=4))
def test_another_period_never_takes_months_away(spans):
    periods = [period(start, date.fromordinal(start.toordinal() + days)) for start, days in spans]

    counted = [int(figure(months(*periods[:size]), "months")) for size in range(len(periods) + 1)]

    assert counted == sorted(counted)
