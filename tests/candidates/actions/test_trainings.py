"""Trainings of a person: entered once, taken back with a reason; a file of facts adds to them."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from candidates.actions import plan, trainings
from candidates.models import CadreRecord, TrainingRecord
from candidates.models.cadre_facts import FACTS
from candidates.rules.trainings import Training, TrainingKind
from tests.actions import LATE, events, officer, person_named, refused

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("registered")]
TODAY = LATE.date()
FIELDS = {
    "kind": "KNOWLEDGE_UPDATE",
    "course": "Cập nhật kiến thức cho cán bộ diện Ban Thường vụ quản lý",
    "ended_on": date(2026, 5, 8),
}


def cadre():
    return CadreRecord.objects.prefetch_related(*FACTS).order_by("citizen_id").first()


def enter(by=None, **changes):
    by = by or person_named("quy-hoach")
    trainings.enter(cadre=cadre(), fields={**FIELDS, **changes}, by=by, at=LATE)
    return TrainingRecord.objects.get(withdrawn=False)


def withdraw(training, reason="Nhầm người", by=None):
    by = by or person_named("quy-hoach")
    trainings.withdraw(training=training, reason=reason, by=by, at=LATE)


def test_a_course_is_entered_and_stands_among_the_facts():
    with events() as trail:
        training = enter(certificate="12/CN")

    by = person_named("quy-hoach").pseudonym
    facts = {"course": FIELDS["course"], "kind": "KNOWLEDGE_UPDATE"}
    assert trail == [("training.entered", f"cadre {training.cadre_id}", by, facts)]
    [fact] = cadre().as_cadre().trainings
    assert (fact.kind, fact.ended_on, fact.certificate) == (
        "KNOWLEDGE_UPDATE",
        TODAY.replace(year=2026, month=5, day=8),
        "12/CN",
    )
    assert str(training) == "training to 2026-05-08"


def test_a_course_that_is_not_over_or_ends_before_it_begins_or_comes_twice_is_refused():
    with refused("DAY_IN_FUTURE", field="ended_on"):
        enter(ended_on=TODAY + timedelta(days=1))
    with refused("DAYS_REVERSED", field="ended_on"):
        enter(starts_on=date(2026, 5, 9))
    assert enter(starts_on=date(2026, 5, 8))
    with refused("TRAINING_TWICE", course=FIELDS["course"]):
        enter(starts_on=date(2026, 5, 8))


def test_a_mistake_is_taken_back_with_a_reason_and_counts_no_more():
    training = enter()
    with refused("REASON_MISSING"):
        withdraw(training, reason=" ")
    with events() as trail:
        withdraw(training)

    by = person_named("quy-hoach").pseudonym
    facts = {"course": FIELDS["course"], "reason": "Nhầm người"}
    assert trail == [("training.withdrawn", f"cadre {training.cadre_id}", by, facts)]
    assert cadre().as_cadre().trainings == ()
    with refused("ALREADY_DONE"):
        withdraw(training)
    with refused("STALE"):
        withdraw(TrainingRecord())


def test_others_enter_and_take_back_nothing():
    training, stranger = enter(), officer("nguoi-la")
    with refused("NOT_YOUR_DUTY"):
        enter(by=stranger)
    with refused("NOT_YOUR_DUTY"):
        withdraw(training, by=stranger)


def imported(*facts):
    source = plan.SourceFile("hs.xlsx", "1" * 64)
    by = person_named("quy-hoach")
    return plan.cadres(cadres=facts, findings=[], source=source, by=by, at=LATE)


def test_a_file_adds_what_is_new_and_leaves_what_was_entered():
    enter()
    person = cadre().as_cadre()
    new = Training(TrainingKind.STATE_MANAGEMENT, "Chuyên viên chính", date(2024, 1, 9))

    assert imported(replace(person, trainings=())).same == 1  # a file of old has no such sheet
    with_new = replace(person, trainings=(new, new))
    assert plan.cadre_difference([with_new]).changed == (person.citizen_id,)
    assert imported(with_new).changed == (person.citizen_id,)
    assert cadre().as_cadre().trainings == (new, *person.trainings)
    assert imported(with_new).same == 1


def test_somebody_new_has_each_course_of_the_file_once():
    new = Training(TrainingKind.PARTY_THEORY, "Cao cấp", date(2024, 1, 9))
    person = replace(cadre().as_cadre(), citizen_id="001085999999", trainings=(new, new))

    imported(person)

    saved = TrainingRecord.objects.filter(cadre__citizen_id="001085999999")
    assert [row.as_fact() for row in saved] == [new]
