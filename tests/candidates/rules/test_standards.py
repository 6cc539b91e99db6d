from dataclasses import replace

import pytest

from candidates.rules.facts import Degree
from candidates.rules.standards import (
    degree,
    degree_class,
    language,
    nationality,
    party_member,
    political_theory,
    state_management,
)
from exams.rules.degree_class import DegreeClass
from exams.rules.enums import DegreeLevel, Theory
from tests.candidates.rules.people import asked, figure, outcome, person, position, post


def test_one_vietnamese_nationality_and_a_residence_at_home_pass():
    assert outcome(nationality(person(), asked())) == ("PASS", "")


@pytest.mark.parametrize("nations", [("Việt Nam", "Pháp"), ("Pháp",), ()])
def test_any_other_nationality_fails(nations):
    finding = nationality(person(nationalities=nations), asked())

    assert outcome(finding) == ("FAIL", "NATIONALITY")
    assert figure(finding, "nationality") == "+".join(nations)


def test_a_residence_abroad_fails():
    finding = nationality(person(residence="Paris, Cộng hòa Pháp"), asked())

    assert outcome(finding) == ("FAIL", "RESIDENCE_ABROAD")


def degrees(*own, conditions=None):
    return degree(person(degrees=tuple(Degree(*each) for each in own)), conditions or asked())


def test_one_degree_in_a_suitable_speciality_is_enough():
    finding = degrees((DegreeLevel.MASTER, "Hóa học"), (DegreeLevel.UNIVERSITY, "luật"))

    assert outcome(finding) == ("PASS", "")
    assert (figure(finding, "degree_max"), figure(finding, "suitable_degrees")) == ("MASTER", "1")


def test_an_unsuitable_speciality_fails():
    finding = degrees((DegreeLevel.COLLEGE, "Luật"), (DegreeLevel.MASTER, "Hóa học"))

    assert outcome(finding) == ("FAIL", "SPECIALITY_NOT_SUITABLE")


@pytest.mark.parametrize("own", [[(DegreeLevel.COLLEGE, "Luật")], []])
def test_a_degree_below_the_minimum_fails(own):
    assert outcome(degrees(*own)) == ("FAIL", "DEGREE_BELOW_MINIMUM")


def test_the_profile_sets_the_minimum_degree():
    own = DegreeLevel.COLLEGE, "Luật"

    assert outcome(degrees(own, conditions=asked(degree_min=DegreeLevel.COLLEGE))) == ("PASS", "")


def test_a_post_without_specialities_takes_any():
    conditions = asked(position(post=post("ANY", specialities=frozenset())))

    assert outcome(degrees((DegreeLevel.UNIVERSITY, "Hóa học"), conditions=conditions))[0] == "PASS"


def test_theory_below_the_minimum_of_the_post_fails():
    assert outcome(political_theory(person(theory=Theory.INTERMEDIATE), asked())) == ("PASS", "")
    assert outcome(political_theory(person(theory=Theory.ELEMENTARY), asked())) == (
        "FAIL",
        "THEORY_BELOW_MINIMUM",
    )


@pytest.mark.parametrize("minimum", [Theory.ADVANCED, Theory.BACHELOR])
@pytest.mark.parametrize("own", [Theory.ADVANCED, Theory.BACHELOR])
def test_advanced_and_bachelor_count_the_same(own, minimum):
    conditions = asked(position(post=post("X", theory_min=minimum)))

    finding = political_theory(person(theory=own), conditions)

    assert (outcome(finding), figure(finding, "minimum")) == (("PASS", ""), minimum)


def test_the_profile_may_ask_more_theory_for_a_rank_than_the_post():
    stricter = asked(political_theory_min=(("HEAD", Theory.ADVANCED),))

    finding = political_theory(person(), stricter)

    assert outcome(finding) == ("FAIL", "THEORY_BELOW_MINIMUM")
    assert figure(finding, "minimum") == "ADVANCED"


def test_the_post_may_ask_more_theory_than_the_profile():
    milder = asked(political_theory_min=(("HEAD", Theory.ELEMENTARY),))

    assert figure(political_theory(person(), milder), "minimum") == "INTERMEDIATE"


def test_a_missing_certificate_is_only_a_warning():
    assert outcome(state_management(person(), asked())) == ("PASS", "")
    assert outcome(state_management(person(state_management=""), asked())) == (
        "WARN",
        "NO_STATE_MANAGEMENT_CERTIFICATE",
    )


@pytest.mark.parametrize(
    ("own", "verdict"),
    [
        ("C1", ("PASS", "")),
        ("B2", ("PASS", "")),
        ("B1", ("FAIL", "LANGUAGE_BELOW_MINIMUM")),
        ("", ("FAIL", "LANGUAGE_BELOW_MINIMUM")),
    ],
)
def test_the_language_is_judged_by_levels(own, verdict):
    conditions = asked(position(language_min="B2"))

    assert outcome(language(person(language=own), conditions)) == verdict


def test_a_position_that_asks_no_language_has_no_finding():
    assert language(person(language=""), asked()) is None


def test_party_membership_is_judged_only_if_asked():
    outside = person(joined_party_on=None)
    conditions = asked(position(party_member_required=True))

    assert party_member(outside, asked()) is None
    assert outcome(party_member(outside, conditions)) == ("FAIL", "NOT_A_PARTY_MEMBER")
    assert outcome(party_member(person(), conditions)) == ("PASS", "")
    assert figure(party_member(replace(outside), conditions), "joined") == ""


def passed_as(*own, minimum=DegreeClass.GOOD):
    held = tuple(Degree(level, "Luật", None, each) for level, each in own)
    return degree_class(person(degrees=held), asked(position(degree_class_min=minimum)))


def test_a_position_that_asks_no_class_of_a_degree_has_no_such_rule():
    assert degree_class(person(), asked()) is None


@pytest.mark.parametrize(
    ("own", "verdict"),
    [
        (DegreeClass.EXCELLENT, ("PASS", "")),
        (DegreeClass.VERY_GOOD, ("PASS", "")),
        (DegreeClass.GOOD, ("PASS", "")),
        (DegreeClass.FAIRLY_GOOD, ("FAIL", "DEGREE_CLASS_BELOW_MINIMUM")),
        (DegreeClass.AVERAGE, ("FAIL", "DEGREE_CLASS_BELOW_MINIMUM")),
        ("", ("FAIL", "DEGREE_CLASS_MISSING")),
    ],
)
def test_a_degree_is_passed_as_well_as_the_position_asks(own, verdict):
    finding = passed_as((DegreeLevel.UNIVERSITY, own))

    assert outcome(finding) == verdict
    assert figure(finding, "degree_class") == (own or "NONE")
    assert figure(finding, "minimum") == "CLASS_GOOD"


def test_of_several_suitable_degrees_the_best_passed_counts():
    both = (DegreeLevel.UNIVERSITY, DegreeClass.GOOD), (DegreeLevel.MASTER, "")
    below = (DegreeLevel.COLLEGE, DegreeClass.EXCELLENT)

    assert outcome(passed_as(*both)) == ("PASS", "")
    assert outcome(passed_as(below)) == ("FAIL", "DEGREE_CLASS_MISSING")
