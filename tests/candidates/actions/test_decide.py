"""What a competent body decides where the rules of screening ask for a decision."""

from datetime import date, timedelta

import pytest

from candidates.actions import decide, screen
from candidates.actions.dossiers import decisions_of, waived_positions
from candidates.models import Application, FindingRecord
from candidates.rules.enums import DecisionValue
from exams.models import Campaign
from exams.rules.stages import ANNOUNCE
from tests.actions import (
    LATE,
    OBSTACLES,
    arrange,
    campaign,
    events,
    obstruct,
    person_named,
    refused,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("decided")]


def paper(state="ELIGIBLE"):
    return campaign().applications.filter(state=state).order_by("reg_no").first()


def run():
    return screen.run(campaign=campaign(), by=person_named("tham-dinh"), at=LATE)


def special(application, rule, **options):
    return decide.special_case(
        **{
            "application": application,
            "rule": rule,
            "value": DecisionValue.APPROVE,
            "document": "TB 1",
            "on": date(2026, 10, 15),
            "by": person_named("chu-tich"),
            **options,
        },
        at=LATE,
    )


def asked_for():
    latest = campaign().screenings.first()
    return latest.findings.filter(verdict="NEEDS_DECISION").first()


def test_a_special_case_is_decided_where_the_rules_ask():
    finding = asked_for()
    with events() as trail:
        made = special(finding.application, finding.rule, value=DecisionValue.REFUSE)

    facts = {"rule": finding.rule, "value": "REFUSE", "document": "TB 1"}
    reg_no = finding.application.reg_no
    assert trail == [("special_case.decided", reg_no, person_named("chu-tich").pseudonym, facts)]
    assert str(made.decided_on) == "2026-10-15"
    key = (finding.application.position_code, finding.application.citizen_id)
    assert decisions_of(campaign())[key][finding.rule] is False
    run()
    assert Application.objects.get(pk=finding.application_id).state == "INELIGIBLE"


def test_a_special_case_that_nobody_asked_for_or_without_paper_is_refused():
    finding = asked_for()
    with refused("NOT_ASKED_FOR", kind="E09"):
        special(finding.application, "E09")
    with refused("DOCUMENT_MISSING", field="document"):
        special(finding.application, finding.rule, document=" ")
    FindingRecord._base_manager.update(verdict="PASS")
    with refused("NOT_ASKED_FOR"):
        special(finding.application, finding.rule)


def test_before_the_first_run_nothing_is_asked_for(monkeypatch):
    application = paper()
    monkeypatch.setattr(Campaign, "screenings", campaign().screenings.none())

    with refused("NOT_ASKED_FOR"):
        special(application, "E05")


def waive(code="VT10", document="CV 1", by=None, on=date(2026, 10, 16)):
    return decide.waive_minimum(
        position=campaign().positions.get(code=code),
        document=document,
        on=on,
        by=by or person_named("chu-tich"),
        at=LATE,
    )


def test_the_minimum_is_waived_with_a_document():
    with events() as trail:
        waive()

    facts = {"document": "CV 1"}
    assert trail == [("minimum.waived", "VT10", person_named("chu-tich").pseudonym, facts)]
    assert waived_positions(campaign())["VT10"] == "CV 1"
    with refused("DOCUMENT_MISSING"):
        waive(document="")


def test_no_decision_rests_on_a_document_of_a_day_to_come():
    finding, tomorrow = asked_for(), LATE.date() + timedelta(days=1)

    with refused("DAY_IN_FUTURE", field="on"):
        special(finding.application, finding.rule, on=tomorrow)
    with refused("DAY_IN_FUTURE", field="on"):
        waive(on=tomorrow)


def test_a_profile_can_forbid_the_waiver():
    current = campaign()
    rules = {**current.regulations["eligibility"], "waiver_of_min_candidates": "NEVER"}
    arrange(current, regulations={**current.regulations, "eligibility": rules})

    with refused("WAIVER_NOT_ALLOWED"):
        waive()


@pytest.mark.parametrize("how", OBSTACLES)
@pytest.mark.parametrize("action", ["special", "waive"])
def test_decisions_ask_for_duty_and_time(how, action):
    finding = asked_for()
    code, by = obstruct(how, person_named("chu-tich"), away=ANNOUNCE.stage)

    with refused(code):
        if action == "special":
            special(finding.application, finding.rule, by=by)
        else:
            waive(by=by)
