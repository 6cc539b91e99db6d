"""The verification of a person is entered from its paper; the list names who has none."""

from datetime import date, timedelta

import pytest

from candidates.actions import background_checks
from candidates.models import BackgroundCheck
from candidates.rules.verification import VerificationDemand, VerificationOutcome
from exams.rules.stages import ANNOUNCE, IN_ORDER, SCREEN
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


def paper(state="ELIGIBLE"):
    return campaign().applications.filter(state=state).order_by("reg_no").first()


def record(application, by="thu-ky", **others):
    typed = {
        "verifier": "Nguyễn Văn Hai",
        "agency": "Ủy ban Kiểm tra",
        "outcome": VerificationOutcome.CLEAR,
        "note": "",
        "document": "12-BC/UBKT",
        "on": DAY,
        **others,
    }
    by = person_named(by) if isinstance(by, str) else by
    return background_checks.record_check(application=application, by=by, at=LATE, **typed)


def ask(demand):
    """Let the regulations of the campaign ask for verifications."""
    current = campaign()
    rules = {**current.regulations["eligibility"], "verification_before_list": demand}
    arrange(current, regulations={**current.regulations, "eligibility": rules})


def named_by_the_gate(code="NOT_VERIFIED"):
    checks = candidate_gates.of_eligible_list(campaign(), run_rules=False, today=LATE.date())
    return [(each.level, each.items) for each in checks if each.code == code]


def test_it_is_recorded_with_who_body_paper_day_and_outcome():
    case = paper()
    with events() as trail:
        row = record(case, outcome=VerificationOutcome.TO_DISCUSS, note="Đơn thư")

    assert (row.verifier, row.agency, row.outcome) == (
        "Nguyễn Văn Hai",
        "Ủy ban Kiểm tra",
        "TO_DISCUSS",
    )
    assert (row.document, row.checked_on, row.note) == ("12-BC/UBKT", DAY, "Đơn thư")
    assert (row.entered_by, row.entered_at) == (person_named("thu-ky"), LATE)
    assert str(row) == f"verification of {case}"
    facts = {"outcome": "VERIFIED_TO_DISCUSS", "document": "12-BC/UBKT"}
    by = person_named("thu-ky").pseudonym
    assert trail == [("application.verified", case.reg_no, by, facts)]
    case.refresh_from_db()
    assert case.state == "ELIGIBLE"


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"verifier": " "}, "REASON_MISSING"),
        ({"agency": ""}, "REASON_MISSING"),
        ({"outcome": VerificationOutcome.AGAINST}, "REASON_MISSING"),
        ({"document": " "}, "DOCUMENT_MISSING"),
        ({"on": LATE.date() + timedelta(days=1)}, "DAY_IN_FUTURE"),
    ],
)
def test_what_is_missing_is_refused(changes, code):
    with refused(code):
        record(paper(), **changes)


@pytest.mark.parametrize("how", OBSTACLES)
def test_who_may_not_or_not_now_records_none(how):
    case = paper()
    code, by = obstruct(how, person_named("thu-ky"), away=ANNOUNCE.stage)
    with refused(code):
        record(case, by=by)


def test_who_is_tied_to_the_person_records_none():
    case = paper()
    own(person_named("thu-ky"), case, kind="MENTOR")
    with refused("RECUSED_FROM"):
        record(case)


def test_it_is_recorded_at_the_screening_and_at_every_later_step():
    case = paper()
    for step in IN_ORDER[IN_ORDER.index(SCREEN) :]:
        move_to(step)
        record(case)
    assert BackgroundCheck.objects.count() == len(IN_ORDER) - IN_ORDER.index(SCREEN)


def test_the_list_names_the_eligible_and_the_waiting_files_without_one():
    states = ("ELIGIBLE", "SPECIAL_CASE_PENDING")
    papers = campaign().applications.filter(state__in=states).order_by("reg_no")
    numbers = tuple(papers.values_list("reg_no", flat=True))
    assert named_by_the_gate() == []

    ask("VERIFICATION_WARN")
    assert named_by_the_gate() == [("WARNING", numbers)]
    ask("VERIFICATION_BLOCK")
    record(papers[0])
    assert named_by_the_gate() == [("ERROR", numbers[1:])]


def test_the_last_verification_counts():
    case = paper()
    record(case, outcome=VerificationOutcome.AGAINST, note="Có đơn")
    assert named_by_the_gate("VERIFICATION_NOT_CLEAR") == [("WARNING", (case.reg_no,))]
    record(case)
    assert named_by_the_gate("VERIFICATION_NOT_CLEAR") == []


def test_a_profile_frozen_without_it_asks_nothing():
    current = campaign()
    rules = {**current.regulations["eligibility"]}
    rules.pop("verification_before_list", None)
    arrange(current, regulations={**current.regulations, "eligibility": rules})

    assert background_checks.demand_of(campaign()) == VerificationDemand.NONE
