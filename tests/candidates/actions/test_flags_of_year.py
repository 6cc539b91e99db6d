"""What is flagged of a year: worked out once, and again after anything it rests on was written."""

import pytest

from candidates.actions import flags_of_year as flags
from candidates.actions.evaluation_flags import Scope, flagged
from candidates.models import CadreRecord, MonthlyEvaluation, PartyRatingRecord, RatingRecord
from candidates.rules.evaluation_flags import FlagKind
from candidates.rules.evaluation_rules import EvaluationRules
from exams.models import Unit
from exams.rules.enums import Rating
from tests.actions import arrange
from tests.candidates.evaluations import keep, rated, unit, year_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("registered")]
RULES = EvaluationRules()


@pytest.fixture
def low():
    """Three people whose months are below what their rating asks, in the order of names."""
    people = CadreRecord.objects.filter(ratings__rating="GOOD", ratings__year=2025)[:3]
    for each in people:
        keep(*year_of(each.citizen_id, points=60))
    return sorted(people, key=lambda cadre: cadre.sort_key)


def of_year(year=2025, rules=RULES):
    return flags.flags_of_year(year, rules, flags.facts_version())


def numbers(flagged_people):
    return [each.citizen_id for each in flagged_people]


def test_they_are_the_flags_of_everybody_in_the_order_of_names(low):
    assert numbers(of_year().flags) == [each.citizen_id for each in low]
    assert {each.citizen_id: (each.flag,) for each in of_year().flags} == flagged(
        Scope(year=2025), RULES
    )


def test_people_are_looked_for_by_a_part_of_their_name_or_their_number(low):
    somebody, year = low[0], of_year()

    assert numbers(year.narrowed(f" {somebody.citizen_id} ")) == [somebody.citizen_id]
    assert somebody.citizen_id in numbers(year.narrowed(somebody.name.upper()))
    assert year.narrowed("không ai") == ()
    assert year.narrowed() == year.flags


def test_one_kind_may_be_asked_for(low):
    arrange(PartyRatingRecord(cadre=low[1], year=2025, rating="COMPLETED"))

    assert numbers(of_year().narrowed(kind=FlagKind.PARTY_DIFFERS)) == [low[1].citizen_id]
    assert numbers(of_year().narrowed(low[1].citizen_id, FlagKind.MEAN_BELOW)) == [
        low[1].citizen_id
    ]
    assert of_year().narrowed(kind=FlagKind.ABOVE_UNIT) == ()


def test_it_says_of_how_many_what_is_on_record_and_how_units_were_rated(low):
    of_units = Unit.objects.first()
    keep(unit(of_units.code, Rating.GOOD, document="12/QĐ"))

    year = of_year()

    people = RatingRecord.objects.filter(year=2025, withdrawn=False).values("cadre").distinct()
    assert (year.rated, year.monthly) == (people.count(), len(low))
    assert [(each.unit, each.rating, each.document) for each in year.units] == [
        (of_units.name, Rating.GOOD, "12/QĐ")
    ]


def test_a_unit_that_is_not_in_the_catalogue_goes_by_its_code(low):
    keep(unit("KHONG-CO"))

    assert [each.unit for each in of_year().units] == ["KHONG-CO"]


def test_it_is_worked_out_once_for_a_year_and_its_rules(low):
    assert of_year() is of_year()
    assert of_year(2024).flags == ()
    assert of_year(rules=EvaluationRules(points_least=())).flags == ()


def test_whatever_is_written_counts_at_once(low):
    before = of_year()
    keep(*year_of(low[0].citizen_id, points=80))
    assert numbers(of_year().flags) == [each.citizen_id for each in low[1:]]

    arrange(RatingRecord.objects.get(cadre=low[1], year=2025, withdrawn=False), withdrawn=True)
    assert numbers(of_year().flags) == [low[2].citizen_id]

    arrange(low[2], fold="ten khac")
    assert numbers(of_year().narrowed("tên khác")) == [low[2].citizen_id]
    assert len(before.flags) == len(low)


def test_the_years_are_those_that_anybody_was_rated_for_the_latest_first(low):
    years = flags.rated_years(flags.facts_version())
    assert years is flags.rated_years(flags.facts_version())
    assert list(years) == sorted(
        set(RatingRecord.objects.filter(withdrawn=False).values_list("year", flat=True)),
        reverse=True,
    )

    arrange(RatingRecord(cadre=low[0], year=2031, rating="GOOD"))

    assert flags.rated_years(flags.facts_version()) == (2031, *years)


def test_what_is_read_while_somebody_writes_is_not_kept(low):
    began = flags.facts_version()
    keep(*year_of(rated(Rating.COMPLETED).citizen_id, points=80))

    flags.flags_of_year(2025, RULES, began)
    flags.rated_years(began)

    assert flags.recent_flags.get((2025, RULES, began)) is None
    assert flags.recent_years.get(began) is None
    assert MonthlyEvaluation.objects.exists()
