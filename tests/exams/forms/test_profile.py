"""A draft profile asks every parameter of the annex, and says back what was chosen."""

import copy

import pytest
from django.http import QueryDict

from exams.forms.profile import ProfileForm
from exams.rules.profile import defaults, parameters

ONE_CHANGE = {
    "eligibility.min_candidates_per_post": ("3", 3),
    "eligibility.planning_required": ("", False),
    "eligibility.allowed_levels": (["DIVISION"], ["DIVISION"]),
    "eligibility.age_cap": ("35", "35"),
    "eligibility.age_bands": ("<35\n35-45\n>45", ["<35", "35-45", ">45"]),
    "scoring.aggregation": ("WEIGHTED", "WEIGHTED"),
    "scoring.written_gate": ("55", "55"),
    "scoring.tie_break": ("WRITTEN PROPOSAL", ["WRITTEN", "PROPOSAL"]),
    "scoring.parts": (["PROPOSAL"], ["PROPOSAL"]),
}


def sent(**changes):
    """Return what a browser sends from the page: each answer as it stands, but for the changes."""
    query = QueryDict(mutable=True)
    query["in_force_from"] = "01/01/2027"
    page = ProfileForm(values=defaults())
    for _, questions in page.sections():
        for question in questions:
            value = changes.pop(question.name, question.value())
            query.setlist(question.name, cleaned(value))
    assert not changes
    return ProfileForm(query, values=defaults())


def cleaned(value):
    if isinstance(value, list):
        return value
    if value is True:
        return ["on"]
    return [] if value is False or value is None else [str(value)]


def chosen(form):
    assert form.errors == {}
    return form.values()


def test_every_parameter_is_asked():
    asked = {name.split(".")[1] for name in ProfileForm(values=defaults()).fields if "." in name}

    assert asked == {parameter.key for parameter in parameters()}


def test_what_is_left_alone_stays():
    assert chosen(sent()) == defaults()


@pytest.mark.parametrize("name", ONE_CHANGE)
def test_one_answer_changes_one_parameter(name):
    answer, value = ONE_CHANGE[name]
    section, key = name.split(".")
    expected = copy.deepcopy(defaults())
    expected[section][key] = value

    assert chosen(sent(**{name: answer})) == expected


def test_a_table_is_asked_key_by_key():
    form = sent(**{"scoring.sanctions.EXAM_WARNING": "40"})

    assert chosen(form)["scoring"]["sanctions"] == {"EXAM_REPRIMAND": 25, "EXAM_WARNING": 40}


def test_the_order_among_equals_is_read_in_words():
    orders = dict(ProfileForm(values=defaults()).fields["scoring.tie_break"].choices)

    assert orders["WRITTEN PROPOSAL"] == "thi viết, bảo vệ đề án"
    assert len(orders) == 15


@pytest.mark.parametrize(
    ("name", "answer"),
    [
        ("scoring.aggregation", "MEDIAN"),
        ("eligibility.allowed_levels", ["WARD"]),
        ("scoring.tie_break", "PROPOSAL PROPOSAL"),
        ("eligibility.political_theory_min.TP", "ENOUGH"),
        ("eligibility.min_candidates_per_post", ""),
    ],
)
def test_what_is_no_choice_is_an_error_of_its_question(name, answer):
    assert list(sent(**{name: answer}).errors) == [name]
