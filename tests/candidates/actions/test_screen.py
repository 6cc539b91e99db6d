import pytest

from candidates.actions import screen
from candidates.models import Application, FindingRecord, PlanningList
from exams.rules.refusals import Refusal
from exams.rules.stages import Stage, Step
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
from tests.candidates.officers import speak

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("decided")]


def paper(state="ELIGIBLE"):
    return campaign().applications.filter(state=state).order_by("reg_no").first()


def run():
    return screen.run(campaign=campaign(), by=person_named("tham-dinh"), at=LATE)


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


def test_what_a_position_asks_of_ratings_and_degrees_is_found_with_its_figures():
    asks = {"rating_years": 2, "rating_min": "GOOD", "party_rating_min": "GOOD"}
    eligible = paper()
    arrange(eligible.position, **asks, degree_class_min="CLASS_GOOD", lower_key_months=600)

    findings = run().findings.filter(application=eligible, rule__in=("E25", "E26", "E27", "E28"))

    rows = {row.rule: (row.verdict, row.reason, row.figures) for row in findings}
    assert rows["E25"][2][-1] == ["minimum", "GOOD"]
    assert rows["E26"][:2] == ("FAIL", "PARTY_RATING_MISSING")
    assert rows["E27"] == (
        "FAIL",
        "DEGREE_CLASS_MISSING",
        [["degree_class", "NONE"], ["minimum", "CLASS_GOOD"]],
    )
    assert rows["E28"][:2] == ("FAIL", "LOWER_KEY_POST_TOO_SHORT")


def test_what_is_only_noted_is_found_and_keeps_nobody_out():
    current, eligible = campaign(), paper()
    rules = {**current.regulations["eligibility"], "training_check": "TRAINING_WARNED"}
    arrange(current, regulations={**current.regulations, "eligibility": rules})
    arrange(eligible.position, prefers_not_local=True)

    findings = run().findings.filter(application=eligible, rule__in=("E29", "E30"))

    rows = {row.rule: (row.verdict, row.reason) for row in findings}
    assert rows["E29"] == ("WARN", "KNOWLEDGE_NEVER_UPDATED")
    assert rows["E30"][0] in ("WARN", "PASS")
    eligible.refresh_from_db()
    assert eligible.state == "ELIGIBLE"


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
@pytest.mark.parametrize("action", ["run", "examine", "decide"])
def test_screening_asks_for_duty_and_time(how, action):
    application = paper()
    code, by = obstruct(how, person_named("tham-dinh"))

    with refused(code):
        {
            "run": lambda: screen.run(campaign=campaign(), by=by, at=LATE),
            "examine": lambda: screen.examine(application=application, fields={}, by=by, at=LATE),
            "decide": lambda: speak(application, by=by),
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


def test_at_another_step_there_is_nothing_to_screen():
    move_to(Step(Stage.REGISTER))

    with refused("WRONG_STAGE", now="register", needed="screen"):
        run()


def test_a_finding_of_planning_names_the_list_the_sheet_and_the_row_it_rests_on():
    finding = run().findings.filter(rule="E02").first()

    figures = dict(finding.figures)
    entry = PlanningList.objects.get(version=figures["planning_version"]).entries.get(
        sheet=figures["planning_sheet"], row=figures["planning_row"]
    )
    assert entry.citizen_id == finding.application.citizen_id
    assert (entry.post, entry.decision_no) == (figures["planned_post"], figures["decision"])
