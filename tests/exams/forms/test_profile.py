"""A draft profile asks every parameter that is read, and says back what was chosen."""

import copy

import pytest
from django.http import QueryDict

from exams.forms.profile import ProfileForm
from exams.rules.profile import defaults, parameters

ONE_CHANGE = {
    "eligibility.min_candidates_per_post": ("3", 3),
    "eligibility.planning_required": ("", False),
    "eligibility.allowed_levels": (["DIVISION"], ["DIVISION"]),
    "eligibility.age_cap": ("35", 35),
    "eligibility.exclusion_list": (["29(9)a"], ["29(9)a"]),
    "scoring.aggregation": ("WEIGHTED", "WEIGHTED"),
    "scoring.written_gate": ("55,50", "55.5"),
    "scoring.mark_step": ("0.25", "0.25"),
    "scoring.tie_break": ("WRITTEN PROPOSAL", ["WRITTEN", "PROPOSAL"]),
    "scoring.parts": (["PROPOSAL"], ["PROPOSAL"]),
}


def sent(before=None, **changes):
    """Return what a browser sends from the page: each answer as it stands, but for the changes."""
    before = before or defaults()
    return ProfileForm(answers(ProfileForm(values=before), **changes), values=before)


def answers(page, **changes):
    """Return the fields of a page as a browser posts them, and the changes beside them."""
    query = QueryDict(mutable=True)
    query["in_force_from"] = "01/01/2027"
    values = {
        question.name: question.value()
        for _, questions in page.sections()
        for question in questions
    }
    for name, value in {**values, **changes}.items():
        query.setlist(name, cleaned(value))
    return query


def cleaned(value):
    if isinstance(value, list):
        return value
    if value is True:
        return ["on"]
    return [] if value is False or value is None else [str(value)]


def chosen(form):
    assert form.errors == {}
    return form.values()


def test_every_parameter_that_is_read_is_asked_and_the_others_are_listed():
    form = ProfileForm(values=defaults())
    asked = {name.split(".")[1] for name in form.fields if "." in name}
    listed = {rule.parameter.key for _, rules in form.recorded() for rule in rules}

    assert asked == {parameter.key for parameter in parameters() if parameter.enforced}
    assert listed == {parameter.key for parameter in parameters() if not parameter.enforced}


def test_what_is_only_recorded_stays_as_in_the_version_before():
    before = defaults()
    before["eligibility"]["age_bands"] = ["<35", ">=35"]
    before["scoring"]["written_minutes"] = "ba giờ"
    form = sent(before, **{"scoring.written_minutes": ["150"]})

    assert chosen(form)["eligibility"]["age_bands"] == ["<35", ">=35"]
    assert chosen(form)["scoring"]["written_minutes"] == 180


def test_a_profile_from_before_a_parameter_existed_has_its_default():
    before = defaults()
    del before["eligibility"]["rating_years"]
    del before["bodies"]

    assert chosen(sent(before)) == defaults()


@pytest.mark.parametrize("spoilt", [None, "25", {"EXAM_WARNING": 50}])
def test_a_table_is_asked_with_all_its_keys(spoilt):
    before = defaults()
    before["scoring"]["sanctions"] = spoilt
    names = [name for name in ProfileForm(values=before).fields if "sanctions" in name]

    assert names == ["scoring.sanctions.EXAM_REPRIMAND", "scoring.sanctions.EXAM_WARNING"]


def test_a_limit_that_may_be_missing_may_be_left_empty():
    before = defaults()
    before["eligibility"]["age_cap"] = 45

    assert chosen(sent(before))["eligibility"]["age_cap"] == 45
    assert chosen(sent(before, **{"eligibility.age_cap": ""}))["eligibility"]["age_cap"] is None


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
        ("eligibility.min_candidates_per_post", "0"),
        ("eligibility.age_cap", "bốn lăm"),
        ("eligibility.age_cap", "101"),
        ("scoring.written_gate", "năm mươi"),
        ("scoring.written_gate", "1001"),
        ("scoring.sanctions.EXAM_WARNING", "101"),
        ("scoring.parts", []),
    ],
)
def test_what_is_no_choice_is_an_error_of_its_question(name, answer):
    assert list(sent(**{name: answer}).errors) == [name]
