from dataclasses import replace

import pytest

from candidates.rules.profile import AgeReference, OnMultiplePosts, Profile, profile_of
from exams.rules.enums import DegreeLevel, DisciplineForm, Level, Rating, Theory
from exams.rules.profile import defaults
from exams.rules.refusals import Refusal


def test_an_empty_table_gives_the_proposed_values():
    assert profile_of({}) == Profile()


def test_the_table_of_the_campaign_is_read(source):
    profile = profile_of(source["profile"]["eligibility"])

    assert profile.allowed_levels == (Level.DEPARTMENT, Level.DIVISION)
    assert profile.rating_min == Rating.GOOD
    assert profile.degree_min == DegreeLevel.UNIVERSITY
    assert profile.age_reference == AgeReference.REGISTRATION_CLOSE
    assert profile.on_multiple_posts == OnMultiplePosts.FAIL_ALL
    assert dict(profile.discipline_wait_months)[DisciplineForm.WARNING] == 36
    assert dict(profile.political_theory_min)["GD_SO"] == Theory.ADVANCED


def test_every_parameter_of_the_table_that_screening_needs_is_taken():
    changed = {"max_posts_per_applicant": 2, "planning_required": False, "rating_years": 5}

    profile = profile_of({**changed, "tie_break": ["PROPOSAL"]})

    assert profile == Profile(max_posts_per_applicant=2, planning_required=False, rating_years=5)


def test_the_default_profile_gives_the_proposed_values():
    theory = ("GD_SO", Theory.ADVANCED)

    profile = profile_of(defaults()["eligibility"])

    assert theory in profile.political_theory_min
    assert replace(profile, political_theory_min=()) == Profile()


@pytest.mark.parametrize(
    "table",
    [
        {"age_reference": "YESTERDAY"},
        {"allowed_levels": ["WARD"]},
        {"discipline_wait_months": {"SCOLDING": 1}},
        {"political_theory_min": {"TP": "SOME"}},
        {"political_theory_min": "ADVANCED"},
        {"discipline_wait_months": 24},
        {"discipline_wait_months": {"REPRIMAND": "hai năm"}},
        {"full_term_months": "năm năm"},
        {"min_candidates_per_post": True},
        {"outsider_cutoff": "không"},
        {"age_cap": "35"},
        {"candidate_groups": "C_NOMINATED"},
        {"rating_min": 3},
    ],
)
def test_an_unknown_value_is_refused(table):
    with pytest.raises(Refusal) as refused:
        profile_of(table)

    assert refused.value.code == "PROFILE_VALUE_UNKNOWN"
    assert refused.value.facts["parameter"] == next(iter(table))
