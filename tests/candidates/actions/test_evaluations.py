"""Evaluations are kept line by line; what is corrected stays on record, and nothing else moves."""

from dataclasses import replace
from decimal import Decimal

import pytest

from candidates.actions.evaluations import evaluation_difference
from candidates.models import MonthlyEvaluation, RatingRecord, UnitEvaluation
from candidates.rules.facts import ImportNotice
from candidates.rules.raters import RaterSource
from exams.rules.enums import Rating, Severity
from tests.actions import LATE, events, person_named, refused
from tests.candidates.evaluations import SOURCE, keep, month, unit, year_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("announced")]
AN, BINH = "001080000017", "001080000018"
FAULT = ImportNotice("Tháng", 5, "C", "MONTH_INVALID", Severity.ERROR)


def counting(model):
    return [row.as_result() for row in model.objects.filter(withdrawn=False)]


def test_months_and_years_are_kept_with_their_source_and_one_event():
    ratings = RatingRecord.objects.count()
    results = (month(AN, rating=Rating.GOOD), unit("SNV", document="12/QĐ"))
    with events() as trail:
        changes = keep(*results)

    facts = {"file": SOURCE.digest, "added": 2, "changed": 0, "placed": []}
    assert trail == [
        ("evaluations.imported", "evaluations", person_named("quy-hoach").pseudonym, facts)
    ]
    assert (changes.added, changes.same) == ((results[0].key, results[1].key), 0)
    assert (counting(MonthlyEvaluation), counting(UnitEvaluation)) == ([results[0]], [results[1]])
    kept_month, kept_year = MonthlyEvaluation.objects.get(), UnitEvaluation.objects.get()
    assert (kept_month.file_name, kept_month.imported_at) == ("dg.xlsx", LATE)
    assert (str(kept_month), str(kept_year)) == ("evaluation of 2025-01", "SNV 2025")
    assert RatingRecord.objects.count() == ratings


def test_the_same_file_again_changes_nothing():
    results = (*year_of(AN), unit("SNV"))
    keep(*results)

    with events() as trail:
        changes = keep(*results)

    assert (changes.added, changes.changed, changes.same) == ((), (), 13)
    assert trail[0][3]["added"] == 0
    assert MonthlyEvaluation.objects.count() == 12


def test_a_line_that_is_corrected_stays_on_record_out_of_use():
    keep(month(AN), month(AN, 2), month(BINH), unit("SNV"))

    changes = keep(month(AN, points=70), unit("SNV", Rating.GOOD))

    assert len(changes.changed) == 2
    old = MonthlyEvaluation.objects.get(withdrawn=True)
    assert (old.points, old.ver) == (80, 2)
    now = MonthlyEvaluation.objects.filter(withdrawn=False)
    assert sorted((row.citizen_id, row.month, row.points) for row in now) == [
        (AN, 1, 70),
        (AN, 2, 80),
        (BINH, 1, 80),
    ]
    assert [each.rating for each in counting(UnitEvaluation)] == [Rating.GOOD]


def test_what_would_change_is_told_line_by_line_before_anything_is_kept():
    keep(month(AN), unit("SNV"))
    before = MonthlyEvaluation.objects.count()

    changes = evaluation_difference([month(AN, points=70), month(BINH), unit("SNV")])

    assert (changes.added, changes.gone, changes.same) == ((month(BINH).key,), (), 1)
    (moved,) = (change for change in changes.listed if change.fields)
    assert [(field.field, field.old, field.new) for field in moved.fields] == [("points", 80, 70)]
    assert MonthlyEvaluation.objects.count() == before


def test_an_error_blocks_the_file_unless_a_person_decided():
    with refused("FAULTS", count="1", rows="1"):
        keep(month(AN), findings=[FAULT])
    with refused("NOTHING_TO_IMPORT"):
        keep()

    keep(month(AN), findings=[FAULT], with_faults=True)

    assert MonthlyEvaluation.objects.count() == 1


def test_only_the_planning_officer_keeps_them():
    with refused("NOT_YOUR_DUTY"):
        keep(month(AN), by=person_named("thu-ky"))


def test_each_source_of_a_month_stands_beside_the_others_and_is_corrected_by_itself():
    own = month(AN, points=95, source=RaterSource.SELF)
    keep(month(AN), own)

    assert counting(MonthlyEvaluation) == [month(AN), own]
    assert keep(month(AN), own).same == 2
    assert keep(replace(own, points=Decimal(90))).changed == (own.key,)
    now = MonthlyEvaluation.objects.filter(withdrawn=False)
    assert {row.rater: row.points for row in now} == {"SUPERIOR": 80, "SELF": 90}
