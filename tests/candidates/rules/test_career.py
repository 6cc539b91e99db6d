from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from candidates.rules.career import experience, lower_key_post, months_in_post
from candidates.rules.facts import PeriodKind
from tests.candidates.rules.people import (
    ON,
    asked,
    figure,
    outcome,
    period,
    person,
    position,
)


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


def in_key_posts(*periods, **asks):
    """What is made of somebody's career where twelve months in a lower key post are asked."""
    conditions = asked(position(lower_key_months=12), key_ranks=("DEPUTY", "DIRECTOR"), **asks)
    return lower_key_post(person(periods=periods), conditions)


def test_a_position_that_asks_for_no_lower_key_post_has_no_such_rule():
    assert lower_key_post(person(), asked()) is None


def test_a_lower_key_post_is_held_long_enough_to_the_day():
    assert outcome(in_key_posts(period(date(2025, 10, 6)))) == ("PASS", "")

    short = in_key_posts(period(date(2025, 10, 7)))

    assert outcome(short) == ("FAIL", "LOWER_KEY_POST_TOO_SHORT")
    assert (figure(short, "months"), figure(short, "required")) == ("11", "12")


def test_only_a_key_post_of_a_lower_rank_counts_and_only_ones_own():
    finding = in_key_posts(
        period(date(2015, 1, 1), date(2017, 1, 1), rank="DIRECTOR"),
        period(date(2017, 1, 1), date(2019, 1, 1), rank="OFFICER"),
        period(date(2019, 1, 1), date(2021, 1, 1), kind=PeriodKind.SECONDED),
        period(date(2021, 1, 1), date(2023, 1, 1), ended_by_discipline=True),
        period(date(2023, 1, 1), date(2023, 4, 1)),
        period(date(2024, 1, 1), date(2024, 4, 1)),
    )

    assert (figure(finding, "months"), figure(finding, "periods")) == ("6", "2")
