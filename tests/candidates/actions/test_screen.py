from datetime import date, timedelta

import pytest

from candidates.actions import decide, screen
from candidates.actions.dossiers import decisions_of, waived_positions
from candidates.models import Application, Decision, FindingRecord, PlanningList
from exams.actions import prepare
from exams.models import Campaign
from exams.rules.enums import PartKind
from exams.rules.refusals import Refusal
from exams.rules.stages import Stage, Step
from results.actions import transitions
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

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("decided")]


def paper(state="ELIGIBLE"):
    return campaign().applications.filter(state=state).order_by("reg_no").first()


def run():
    return screen.run(campaign=campaign(), by=person_named("tham-dinh"), at=LATE)


def speak(*papers, value="CONFIRM", reason="", by=None, at=LATE):
    return screen.decide(
        applications=papers, value=value, reason=reason, by=by or person_named("tham-dinh"), at=at
    )


def test_a_run_appends_findings_and_names_the_list_it_used():
    before = FindingRecord.objects.count()
    with events() as trail:
        made = run()

    [(name, about, actor, facts)] = trail
    assert (name, about) == ("screening.run", f"TT2026-01 screening {made.number}")
    assert actor == person_named("tham-dinh").pseudonym
    assert facts["planning_list"] == 1
    assert dict(facts["states"]) == dict(Application.objects.values_list("reg_no", "state"))
    assert FindingRecord.objects.count() == before + made.findings.count()
    assert (str(made), str(made.findings.filter(rule="E04").first())[:3]) == (
        f"screening {made.number}",
        "E04",
    )


def test_the_same_papers_give_the_same_findings():
    first, second = run(), run()

    columns = ("application_id", "place", "rule", "verdict", "reason")
    assert list(first.findings.values_list(*columns)) == list(second.findings.values_list(*columns))


def test_without_a_planning_list_nothing_is_screened(monkeypatch):
    monkeypatch.setattr(PlanningList, "objects", PlanningList.objects.none())

    with pytest.raises(Refusal, match="NO_PLANNING_LIST"):
        run()


def test_without_the_dates_nothing_is_screened():
    arrange(campaign(), registration_opens=None)

    with refused("DATES_MISSING"):
        run()


@pytest.mark.parametrize("how", OBSTACLES)
@pytest.mark.parametrize("action", ["run", "examine", "decide", "approve"])
def test_screening_asks_for_duty_and_time(how, action):
    application = paper()
    code, by = obstruct(how, person_named("chu-tich" if action == "approve" else "tham-dinh"))

    with refused(code):
        {
            "run": lambda: screen.run(campaign=campaign(), by=by, at=LATE),
            "examine": lambda: screen.examine(application=application, fields={}, by=by, at=LATE),
            "decide": lambda: speak(application, by=by),
            "approve": lambda: transitions.approve_list(campaign=campaign(), by=by, at=LATE),
        }[action]()


def test_what_the_board_found_is_entered_and_nothing_else():
    application = paper()
    with events() as trail:
        screen.examine(
            application=application,
            fields={"truthful": False},
            by=person_named("tham-dinh"),
            at=LATE,
        )

    facts = {"fields": ["truthful"]}
    assert trail == [
        ("dossier.examined", application.reg_no, person_named("tham-dinh").pseudonym, facts)
    ]
    run()
    assert Application.objects.get(pk=application.pk).state == "INELIGIBLE"
    with refused("UNKNOWN_FIELD", field="state"):
        screen.examine(
            application=application,
            fields={"state": "ELIGIBLE"},
            by=person_named("tham-dinh"),
            at=LATE,
        )


def test_an_officer_keeps_an_eligible_person_out_with_a_reason():
    first, two = paper(), paper("INELIGIBLE")
    with refused("REASON_MISSING", field="reason"):
        speak(first, value="REFUSE", reason=" ")
    with refused("UNKNOWN_VALUE", value="PASS"):
        speak(first, value="PASS")
    with events() as trail:
        assert speak(first, two, value="REFUSE", reason="Hồ sơ giả") == 2

    facts = {"value": "REFUSE", "papers": [first.reg_no, two.reg_no]}
    assert trail == [
        ("eligibility.decided", "TT2026-01", person_named("tham-dinh").pseudonym, facts)
    ]
    run()
    assert Application.objects.get(pk=first.pk).state == "INELIGIBLE"
    speak(Application.objects.get(pk=first.pk), at=LATE + timedelta(seconds=1))
    run()
    assert Application.objects.get(pk=first.pk).state == "ELIGIBLE"
    assert str(Decision.objects.filter(application=first).last()) == "OFFICER CONFIRM"


def test_nothing_is_decided_on_nobody_or_on_the_unscreened():
    with refused("NOTHING_CHOSEN"):
        speak()
    application = arrange(paper(), state="SUBMITTED")
    with refused("NOT_SCREENED", numbers=application.reg_no):
        speak(application)


def test_the_duty_in_one_campaign_reaches_no_paper_of_another():
    other = prepare.draft(
        code="KHAC", fields={"name": "x", "host": "y"}, by=person_named("thu-ky"), at=LATE
    )
    application, theirs = campaign().applications.order_by("reg_no")[:2]
    arrange(theirs, campaign=other)

    with refused("OTHER_CAMPAIGN"):
        speak(application, Application.objects.get(pk=theirs.pk))


def test_the_list_is_approved_once_and_opens_the_positions():
    with events() as trail:
        approved = transitions.approve_list(
            campaign=campaign(), by=person_named("chu-tich"), at=LATE
        )

    assert [name for name, *_ in trail] == ["screening.run", "eligible_list.approved"]
    assert trail[1][3]["positions"] == [
        [position.code, position.opening] for position in approved.positions.order_by("code")
    ]
    assert campaign().step == Step(Stage.SIT, PartKind.WRITTEN)
    assert approved.positions.get(code="VT11").waiver.startswith("Công văn")
    with refused("WRONG_STAGE"):
        transitions.approve_list(campaign=approved, by=person_named("chu-tich"), at=LATE)


def test_a_paper_on_which_nobody_spoke_holds_the_list_up():
    spoken = set(Decision.objects.filter(kind="OFFICER").values_list("application_id", flat=True))
    rejected = campaign().applications.filter(state="REJECTED").exclude(pk__in=spoken).first()
    arrange(rejected, state="INELIGIBLE")

    with refused("UNDECIDED", numbers=rejected.reg_no, count="1"):
        transitions.approve_list(campaign=campaign(), by=person_named("chu-tich"), at=LATE)


def test_absences_are_a_report_and_write_nothing():
    with events() as trail:
        assert len(screen.absences(campaign())) == 14
    assert trail == []


def special(application, rule, **options):
    return decide.special_case(
        **{
            "application": application,
            "rule": rule,
            "approve": True,
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
        made = special(finding.application, finding.rule, approve=False)

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


def waive(code="VT10", document="CV 1", by=None):
    return decide.waive_minimum(
        position=campaign().positions.get(code=code),
        document=document,
        on=date(2026, 10, 16),
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
    code, by = obstruct(how, person_named("chu-tich"))

    with refused(code):
        if action == "special":
            special(finding.application, finding.rule, by=by)
        else:
            waive(by=by)


def test_at_another_step_there_is_nothing_to_screen():
    move_to(Step(Stage.REGISTER))

    with refused("WRONG_STAGE", now="register", needed="screen"):
        run()
