from datetime import date

import pytest

from candidates.rules.age import age_cap, equal_or_lower_post, full_term
from candidates.rules.conditions import conditions_for
from candidates.rules.profile import AgeReference
from exams.rules.enums import Sex
from tests.candidates.rules.people import (
    asked,
    figure,
    outcome,
    paper,
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
