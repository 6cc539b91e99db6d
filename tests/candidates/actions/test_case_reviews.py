"""A special case of age is reviewed step by step before its authority decides."""

from datetime import date, timedelta

import pytest

from candidates.actions import case_reviews, decide
from candidates.models import CaseReview, FindingRecord
from candidates.rules.case_review import ReviewOutcome
from candidates.rules.enums import DecisionValue
from exams.models import Campaign
from exams.rules.stages import ANNOUNCE, SIT_WRITTEN
from results.actions import candidate_gates
from tests.actions import (
    LATE,
    OBSTACLES,
    arrange,
    campaign,
    events,
    move_to,
    obstruct,
    person_named,
    refused,
)
from tests.relations import own

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("decided")]
DAY = date(2026, 10, 20)


@pytest.fixture
def case():
    """Return a file whose age asks for a decision, and of which nobody reviewed anything."""
    latest = campaign().screenings.first()
    passed = latest.findings.filter(rule="E05", verdict="PASS", application__state="ELIGIBLE")
    finding = passed.order_by("application__reg_no").first()
    arrange(finding, verdict="NEEDS_DECISION", reason="LESS_THAN_FULL_TERM")
    return arrange(finding.application, state="SPECIAL_CASE_PENDING")


def record(case, step=1, by="thu-ky", **others):
    typed = {
        "reviewer": "Tập thể lãnh đạo Sở",
        "outcome": ReviewOutcome.AGREED,
        "note": "",
        "document": f"BB {step}",
        "on": DAY,
        **others,
    }
    by = person_named(by) if isinstance(by, str) else by
    return case_reviews.record_step(application=case, step=step, by=by, at=LATE, **typed)


def decided(case, on=DAY, value=DecisionValue.APPROVE):
    typed = {"rule": "E05", "value": value, "document": "TB 1", "on": on}
    return decide.special_case(application=case, by=person_named("chu-tich"), at=LATE, **typed)


def test_a_step_is_recorded_with_who_day_paper_and_outcome(case):
    with events() as trail:
        record(case, outcome=ReviewOutcome.NOT_AGREED, note="Còn người trong quy hoạch")

    [row] = case_reviews.steps_of_review(case)
    assert (row.step, row.reviewer, row.outcome) == (1, "Tập thể lãnh đạo Sở", "NOT_AGREED")
    assert (row.document, row.reviewed_on) == ("BB 1", DAY)
    assert (row.entered_by, row.entered_at) == (person_named("thu-ky"), LATE)
    facts = {"rule": "E05", "step": 1, "outcome": "REVIEW_NOT_AGREED", "document": "BB 1"}
    pseudonym = person_named("thu-ky").pseudonym
    assert trail == [("special_case.reviewed", case.reg_no, pseudonym, facts)]


def test_the_steps_come_in_order_and_once(case):
    with refused("REVIEW_STEP_ORDER", step="2"):
        record(case, 2)
    record(case)
    with refused("REVIEW_STEP_ORDER", step="1"):
        record(case)
    record(case, 2)
    record(case, 3)
    with refused("REVIEW_STEP_ORDER", step="4"):
        record(case, 4)


def test_no_step_comes_before_the_one_before_it(case):
    record(case)
    with refused("REVIEW_DAY_ORDER", day="20/10/2026", field="on"):
        record(case, 2, on=DAY - timedelta(days=1))
    record(case, 2, on=DAY)


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ({"reviewer": " "}, "REASON_MISSING"),
        ({"document": " "}, "DOCUMENT_MISSING"),
        ({"on": LATE.date() + timedelta(days=1)}, "DAY_IN_FUTURE"),
    ],
)
def test_a_step_names_who_reviewed_on_what_paper_and_a_day_that_came(case, typed, code):
    with refused(code):
        record(case, **typed)


def test_only_a_case_of_age_that_the_rules_ask_about_is_reviewed(case):
    FindingRecord._base_manager.filter(application=case).update(verdict="PASS")
    with refused("NOT_ASKED_FOR", kind="E05"):
        record(case)


def test_who_is_tied_to_the_candidate_records_nothing(case):
    own(person_named("thu-ky"), case, kind="MENTOR")
    with refused("RECUSED_FROM"):
        record(case)


@pytest.mark.parametrize("how", OBSTACLES)
def test_a_step_asks_for_duty_and_time(case, how):
    code, by = obstruct(how, person_named("thu-ky"), away=ANNOUNCE.stage)
    with refused(code):
        record(case, by=by)


def test_the_chair_records_no_step_of_what_they_decide(case):
    with refused("NOT_YOUR_DUTY"):
        record(case, by="chu-tich")


def test_nothing_is_decided_while_a_step_is_open(case):
    for step in (1, 2):
        record(case, step)
        with refused("REVIEW_STEPS_MISSING", asked="3", recorded=str(step)):
            decided(case)
    record(case, 3)
    with refused("REVIEW_DAY_ORDER", field="on"):
        decided(case, on=DAY - timedelta(days=1))
    assert decided(case).value == "APPROVE"


def test_the_profile_says_how_many_steps_there_are(case):
    current = campaign()
    rules = {**current.regulations["eligibility"], "special_age_review_steps": 1}
    arrange(current, regulations={**current.regulations, "eligibility": rules})
    case.refresh_from_db()
    record(case)

    assert decided(case).value == "APPROVE"


def test_a_profile_frozen_before_there_was_a_review_asks_for_none(case):
    current = campaign()
    rules = {**current.regulations["eligibility"]}
    del rules["special_age_review_steps"]
    arrange(current, regulations={**current.regulations, "eligibility": rules})
    case.refresh_from_db()

    assert case_reviews.unreviewed_cases(campaign()) == ()
    assert decided(case).value == "APPROVE"


def named_by_the_gate():
    """Return the cases that the gate of the list names."""
    checks = candidate_gates.of_eligible_list(campaign(), run_rules=False, today=LATE.date())
    return [each.items for each in checks if each.code == "AGE_REVIEW_OPEN"]


def test_the_gate_of_the_list_is_not_passed_while_a_step_is_open(case):
    for step in (1, 2, 3):
        assert named_by_the_gate() == [(case.reg_no,)]
        record(case, step)
    assert named_by_the_gate() == []


def test_a_case_that_came_too_late_needs_no_review(case):
    move_to(SIT_WRITTEN)
    arrange(case.position, opening="HELD")

    with refused("REVIEW_STEPS_MISSING"):
        decided(case, value=DecisionValue.REFUSE)
    decided(case, value=DecisionValue.TOO_LATE)

    assert campaign().applications.get(pk=case.pk).state == "INELIGIBLE"


def test_a_case_decided_before_waits_for_no_review(case):
    for step in (1, 2, 3):
        record(case, step)
    decided(case)
    for row in CaseReview.objects.filter(application=case, step=3):
        arrange(row, step=9)

    assert case_reviews.unreviewed_cases(campaign()) == ()


def test_before_the_first_run_nobody_is_named(case, monkeypatch):
    monkeypatch.setattr(Campaign, "screenings", campaign().screenings.none())
    assert case_reviews.unreviewed_cases(campaign()) == ()
