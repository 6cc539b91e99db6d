from datetime import date

import pytest

from candidates.rules.eligibility import FILE_RULES, PERSON_RULES, Paper, claim_of, screen
from candidates.rules.facts import Degree
from candidates.rules.trainings import Training, TrainingCheck, TrainingKind
from exams.rules.degree_class import DegreeClass
from exams.rules.enums import DegreeLevel, Rating
from tests.candidates.rules.people import campaign, entry, paper, person, position

EVERY_RULE = (
    *("E01", "E02", "E04", "E05", "E07", "E08", "E09", "E10", "E11", "E12", "E13", "E14", "E15"),
    *("E23", "E25", "E26", "E27", "E28", "E29", "E30", "E16", "E17", "E18", "E19", "E24"),
)


def screened(registration, cadre, opened=None, **asks):
    case = Paper(registration, cadre, (entry(),))
    return screen(case, (registration,), campaign(opened or position(), **asks))


def test_every_rule_is_applied_in_order():
    demanding = position(
        party_member_required=True,
        age_under=50,
        language_min="B1",
        experience_field="Nội vụ",
        experience_months=12,
        rating_years=2,
        rating_min=Rating.GOOD,
        party_rating_min=Rating.GOOD,
        degree_class_min=DegreeClass.GOOD,
        lower_key_months=12,
        prefers_not_local=True,
    )
    able = person(
        origin="Kim Bôi, Phú Thọ",
        party_ratings=((2024, Rating.GOOD), (2025, Rating.GOOD)),
        degrees=(Degree(DegreeLevel.UNIVERSITY, "Luật", 2012, DegreeClass.VERY_GOOD),),
        trainings=(Training(TrainingKind.KNOWLEDGE_UPDATE, "Cập nhật", date(2025, 5, 8)),),
    )

    asks = {"key_ranks": ("DEPUTY",), "training_check": TrainingCheck.WARNED}
    findings = screened(paper(), able, demanding, **asks)

    assert tuple(finding.rule for finding in findings) == EVERY_RULE
    assert {finding.verdict for finding in findings} == {"PASS"}


def test_no_rule_is_skipped_after_a_failure():
    findings = screened(paper(truthful=False), person(ratings=(), nationalities=()))

    assert [finding.rule for finding in findings if finding.verdict == "FAIL"] == [
        "E04",
        "E09",
        "E19",
    ]


def test_of_a_refused_paper_only_the_refusal_is_told():
    findings = screened(paper(received_on=None, truthful=False), person())

    assert [finding.rule for finding in findings] == ["X03"]


def test_a_withdrawn_paper_is_not_screened():
    withdrawn = paper(withdrawn_on=date(2026, 10, 1), truthful=False)

    assert screened(withdrawn, person()) == ()


def test_a_paper_without_a_person_or_a_position_claims_nothing():
    opened = campaign()

    assert claim_of(Paper(paper(), None), opened) is None
    assert claim_of(Paper(paper(position="VT99"), person()), opened) is None
    assert claim_of(Paper(paper(), person(), (entry(),)), opened).group == "A_PLANNED_ON_SITE"


@pytest.mark.parametrize("rule", [*PERSON_RULES, *FILE_RULES])
def test_every_rule_states_its_code_and_its_source(rule):
    first, *rest = rule.__doc__.splitlines()

    assert first[:5] in {f"{code}. " for code in (*EVERY_RULE, "E06")}
    assert "Source: regulations" in " ".join(rest)
