"""Every value of a profile is one that its parameter accepts, and is stored in one way."""

import hashlib

import pytest
from django.utils.translation import override

from audit.rules.canonical import canon
from exams.rules.parameters import ParameterKind
from exams.rules.profile import defaults, parameters, validated
from exams.rules.profile_values import allowed_values
from exams.rules.refusals import Refusal
from web.sentences import catalogue, refusal_message

DIGEST_OF_THE_DEFAULTS = "849b23d7a2d171275b164bc8aaf19132b4430b666c2313bff0c74db0da296c4e"

WRONG = {
    "eligibility.planning_required": [1, "true", None],
    "eligibility.age_cap": ["45", 17, 101, True, 45.0],
    "eligibility.min_candidates_per_post": [None, 0, "2", 101],
    "eligibility.rating_min": ["VERY_GOOD", None, ["GOOD"]],
    "eligibility.allowed_levels": ["DIVISION", [], ["WARD"], ["DIVISION", "DIVISION"], [1]],
    "eligibility.exclusion_list": [["29(9)x"]],
    "eligibility.age_bands": [[], "<40", ["<40", " "], [" <40"], ["x" * 601]],
    "eligibility.discipline_wait_months": [{"REPRIMAND": 24}, 24, {}],
    "eligibility.political_theory_min": ["ADVANCED", {"": "ADVANCED"}, {" TP": "NONE"}],
    "scoring.written_gate": ["năm mươi", "-1", "50,5", "1001", "1e2", True, None, 50.0, "NaN"],
    "scoring.mark_step": ["0", "0.3", "2"],
    "scoring.decimals": [3, -1, "2"],
    "scoring.tie_break": [[], ["WRITTEN", "WRITTEN"], ["AGE"]],
    "scoring.proposal_format": ["", "  ", None, "chữ\0"],
}
WRONG_ENTRIES = {
    "scoring.sanctions": {"EXAM_REPRIMAND": 25, "EXAM_WARNING": "50"},
    "eligibility.discipline_wait_months": {"REPRIMAND": 24, "WARNING": 36, "REMOVAL": -1},
    "eligibility.political_theory_min": {"TP": "SOME"},
}
STORED = {
    "eligibility.age_cap": [(45, 45), (None, None)],
    "scoring.written_gate": [(55, "55"), ("55.50", "55.5"), ("007", "7"), ("0.0", "0")],
    "scoring.mark_step": [("0.50", "0.5"), (1, "1")],
    "eligibility.political_theory_min": [({"TRUONG_PHONG": "NONE"}, {"TRUONG_PHONG": "NONE"})],
    "scoring.tie_break": [(["WRITTEN"], ["WRITTEN"])],
}


def profile(name, value):
    section, key = name.split(".")
    return {section: {key: value}}


def cases(table):
    return [(name, value) for name, values in table.items() for value in values]


def test_the_default_profile_is_unchanged_byte_for_byte():
    assert validated({}) == defaults()
    assert canon(validated({})) == canon(defaults())
    assert hashlib.sha256(canon(defaults())).hexdigest() == DIGEST_OF_THE_DEFAULTS


@pytest.mark.parametrize(("name", "value"), cases(WRONG))
def test_a_value_of_another_type_or_out_of_bounds_is_refused_at_its_field(name, value):
    with pytest.raises(Refusal) as refused:
        validated(profile(name, value))

    assert refused.value.code == "PROFILE_VALUE"
    assert refused.value.facts["parameter"] == name.split(".")[1]
    assert refused.value.facts["field"] == name
    assert refused.value.facts["value"] == str(value)
    assert refused.value.facts["allowed"]


@pytest.mark.parametrize("name", WRONG_ENTRIES)
def test_an_entry_of_a_table_is_refused_at_its_own_field(name):
    table = WRONG_ENTRIES[name]

    with pytest.raises(Refusal) as refused:
        validated(profile(name, table))

    assert refused.value.facts["field"] == f"{name}.{[*table][-1]}"


@pytest.mark.parametrize(("name", "pair"), cases(STORED))
def test_a_value_is_stored_in_one_way(name, pair):
    value, stored = pair
    section, key = name.split(".")

    written = validated(profile(name, value))[section][key]

    assert (written, type(written)) == (stored, type(stored))


def test_a_key_that_no_parameter_has_is_refused():
    with pytest.raises(Refusal) as refused:
        validated({"scoring": {"writen_gate": "55"}})

    assert refused.value.code == "UNKNOWN_PARAMETER"


def test_the_sentence_says_what_is_allowed():
    with pytest.raises(Refusal) as refused:
        validated(profile("eligibility.age_cap", "45 tuổi"))

    with override("vi"):
        assert refusal_message(refused.value) == (
            "Giá trị “45 tuổi” không dùng được cho tham số “age_cap”. Giá trị được phép: 18–100."
        )


@pytest.mark.parametrize("parameter", [*parameters()], ids=lambda parameter: parameter.key)
def test_what_every_parameter_accepts_can_be_said(parameter):
    allowed = allowed_values(parameter)

    assert allowed
    assert not allowed.startswith("ALLOWED_") or allowed in catalogue()


@pytest.mark.parametrize("kind", ParameterKind)
def test_every_type_has_a_description(kind):
    assert f"ALLOWED_{kind}" in catalogue()
