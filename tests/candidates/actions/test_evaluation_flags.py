"""What is flagged is gathered from all that is on record of a person and a year."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from candidates.actions.evaluation_flags import Scope, flagged
from candidates.models import CadreRecord, PartyRatingRecord, PeriodRecord
from candidates.rules.evaluation_flags import FlagKind
from candidates.rules.evaluation_rules import EvaluationRules
from candidates.rules.facts import PeriodKind
from candidates.rules.raters import OtherRater, RaterSource
from exams.models import Rank, Unit
from exams.rules.enums import Level, Rating
from tests.actions import arrange
from tests.candidates.evaluations import keep, month, rated, unit, year_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("registered")]
RULES = EvaluationRules()


@pytest.fixture
def somebody():
    return rated(Rating.GOOD)


def kinds(cadre, **scope):
    flags = flagged(Scope(**{"citizen_id": cadre.citizen_id, **scope}), RULES)
    return [flag.kind for flag in flags.get(cadre.citizen_id, ())]


def leads(cadre, starts_on, ends_on=None, kind=PeriodKind.APPOINTED, level=Level.DEPARTMENT):
    """Let somebody lead the first unit of the sample for a time, and nothing else."""
    arrange(cadre, rank="", in_post_since=None)
    for period in cadre.periods.all():
        arrange(period, withdrawn=True)
    rank, led = Rank.objects.filter(level=level).first(), Unit.objects.first()
    time = {"starts_on": starts_on, "ends_on": ends_on, "kind": kind}
    arrange(PeriodRecord(cadre=cadre, rank=rank.code, unit=led.code, **time))
    return led


def test_without_anything_to_compare_nobody_is_flagged():
    assert flagged(Scope(), RULES) == {}


def test_points_of_the_months_that_count_are_taken(somebody):
    keep(*year_of(somebody.citizen_id, points=60))
    assert kinds(somebody) == [FlagKind.MEAN_BELOW]

    keep(*year_of(somebody.citizen_id, points=80))
    assert kinds(somebody) == []


def test_ratings_of_months_and_missing_months_are_flagged(somebody):
    keep(*(month(somebody.citizen_id, each, None, Rating.COMPLETED) for each in range(1, 6)))

    assert kinds(somebody) == [FlagKind.MONTHS_BELOW, FlagKind.MONTHS_MISSING]


def test_only_the_year_that_is_asked_is_looked_at(somebody):
    keep(*year_of(somebody.citizen_id, points=60))

    assert kinds(somebody, year=2025) == [FlagKind.MEAN_BELOW]
    assert kinds(somebody, year=2024) == []


def test_people_come_in_the_order_of_names(somebody):
    others = CadreRecord.objects.filter(ratings__rating="GOOD", ratings__year=2025)[:3]
    for each in others:
        keep(*year_of(each.citizen_id, points=60))
    everybody = flagged(Scope(), RULES)

    assert list(everybody) == [
        each.citizen_id for each in sorted(others, key=lambda cadre: cadre.sort_key)
    ]


def test_the_rating_as_a_member_of_the_party_is_compared(somebody):
    arrange(PartyRatingRecord(cadre=somebody, year=2025, rating="COMPLETED"))
    arrange(PartyRatingRecord(cadre=somebody, year=2024, rating="COMPLETED", withdrawn=True))

    assert kinds(somebody) == [FlagKind.PARTY_DIFFERS]


def test_a_leader_is_set_against_the_unit_led_at_the_end_of_the_year(somebody):
    led = leads(somebody, date(2020, 1, 1))
    keep(unit(led.code))

    (flag,) = flagged(Scope(somebody.citizen_id), RULES)[somebody.citizen_id]

    assert (flag.kind, flag.year) == (FlagKind.ABOVE_UNIT, 2025)
    assert ("unit", led.name) in flag.figures
    assert kinds(somebody, citizen_id="", year=2025) == [FlagKind.ABOVE_UNIT]


@pytest.mark.parametrize(
    "time",
    [
        {"starts_on": date(2026, 1, 1)},
        {"starts_on": date(2020, 1, 1), "ends_on": date(2025, 12, 1)},
        {"starts_on": date(2020, 1, 1), "kind": PeriodKind.SECONDED},
    ],
)
def test_a_time_after_before_or_away_is_no_leadership_of_the_year(somebody, time):
    keep(unit(leads(somebody, **time).code))

    assert kinds(somebody) == []


def test_without_periods_the_present_post_counts_from_its_day_on(somebody):
    led = leads(somebody, date(2026, 1, 1))
    rank = Rank.objects.filter(level=Level.DEPARTMENT).first().code
    keep(unit(led.code), unit(led.code, year=2024))

    arrange(somebody, rank=rank, unit=led.code, in_post_since=date(2025, 6, 1))

    flags = flagged(Scope(somebody.citizen_id), RULES)[somebody.citizen_id]
    assert [(flag.kind, flag.year) for flag in flags] == [(FlagKind.ABOVE_UNIT, 2025)]


def test_the_profile_says_which_leaders_are_set_against_the_unit(somebody):
    keep(unit(leads(somebody, date(2020, 1, 1), level=Level.DIVISION).code))
    divisions = EvaluationRules(unit_result_levels=(Level.DEPARTMENT, Level.DIVISION))

    assert kinds(somebody) == []
    assert list(flagged(Scope(somebody.citizen_id), divisions)) == [somebody.citizen_id]


def test_only_the_months_of_the_competent_source_are_set_against_the_year(somebody):
    own = [replace(each, source=RaterSource.SELF) for each in year_of(somebody.citizen_id, 60)]
    keep(*own)
    assert kinds(somebody) == []

    keep(*year_of(somebody.citizen_id, points=50))
    [flag] = flagged(Scope(somebody.citizen_id), RULES)[somebody.citizen_id]
    assert (flag.kind, flag.source) == (FlagKind.MEAN_BELOW, RaterSource.SUPERIOR)
    assert flag.others == (OtherRater(RaterSource.SELF, 12, Decimal(60)),)
