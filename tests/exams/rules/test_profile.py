"""A profile is whole, names only what the law knows, and says what differs from another."""

import pytest

from exams.rules.enums import PartKind
from exams.rules.parameters import ParameterKind
from exams.rules.profile import (
    ParameterChange,
    changes,
    completed,
    defaults,
    parameters,
    parts_of,
    rules_of,
    unconfirmed,
)
from exams.rules.profile_values import is_storable
from exams.rules.refusals import Refusal


@pytest.mark.parametrize(("section", "key"), [("scoring", "writen_gate"), ("marking", "decimals")])
def test_a_misspelt_parameter_is_refused(section, key):
    with pytest.raises(Refusal) as refused:
        completed({section: {key: "1"}})

    assert refused.value.code == "UNKNOWN_PARAMETER"
    assert refused.value.facts == {"section": section, "key": key}


def test_what_was_not_said_has_its_default():
    chosen = completed({"scoring": {"decimals": 1}})

    assert chosen == {**defaults(), "scoring": {**defaults()["scoring"], "decimals": 1}}


@pytest.mark.parametrize(
    ("named", "parts"),
    [
        (["PROPOSAL", "WRITTEN"], (PartKind.WRITTEN, PartKind.PROPOSAL)),
        (["PROPOSAL"], (PartKind.PROPOSAL,)),
        ("WRITTEN", ()),
    ],
)
def test_the_parts_are_told_the_written_one_first(named, parts):
    assert parts_of({"scoring": {"parts": named}}) == parts


def test_a_parameter_waits_until_a_person_confirms_it():
    waiting = unconfirmed([])

    assert set(waiting) == {each.key for each in parameters() if each.must_set}
    assert unconfirmed([waiting[0]]) == waiting[1:]
    assert unconfirmed(list(waiting)) == ()


def test_only_what_differs_is_told():
    old = defaults()
    new = completed({"scoring": {"decimals": 1}})

    assert changes(old, defaults()) == ()
    assert changes(old, new) == (ParameterChange("decimals", old["scoring"]["decimals"], 1),)


def test_every_parameter_is_read_or_only_recorded():
    told = [
        (section, rule.parameter.key, rule.value)
        for enforced in (True, False)
        for section, rules in rules_of({"scoring": {"decimals": 1}}, enforced=enforced)
        for rule in rules
    ]

    assert len(told) == len(list(parameters()))
    assert ("scoring", "decimals", 1) in told
    assert all(rules for enforced in (True, False) for _, rules in rules_of({}, enforced=enforced))


def test_a_value_can_be_tried_before_it_is_stored():
    whole = next(each for each in parameters() if each.kind == ParameterKind.INTEGER)

    assert is_storable(whole, whole.default)
    assert not is_storable(whole, "chữ")


def test_every_parameter_has_a_title_and_a_basis_and_accepts_its_default():
    for parameter in parameters():
        assert parameter.title
        assert parameter.basis
        assert is_storable(parameter, parameter.default)
