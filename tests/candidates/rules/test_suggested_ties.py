"""Likely ties: the same unit, a leader of it, the same family name and home town."""

import pytest

from candidates.rules.suggested_ties import (
    RegisteredPerson,
    ServingPerson,
    SuggestedTie,
    suggested_ties,
)
from exams.rules.relations import RelationKind

AN = RegisteredPerson(
    number="HS-001", name="Nguyễn Văn An", unit="Sở Nội vụ", home_town="Xã Phú Minh, Hà Nội"
)


def member(**facts):
    return ServingPerson(**{"key": 7, "name": "Trần Thị Bình", **facts})


def tie(kind, because):
    return SuggestedTie("HS-001", 7, kind, because)


@pytest.mark.parametrize(
    ("serving", "expected"),
    [
        (member(capacity="Phó Giám đốc Sở Nội vụ, Hà Nội"), (RelationKind.SUPERIOR, "Sở Nội vụ")),
        (member(capacity="Trưởng phòng, Sở nội vụ"), (RelationKind.SUPERIOR, "Sở Nội vụ")),
        (member(capacity="Chuyên viên Sở Nội vụ"), (RelationKind.SAME_UNIT, "Sở Nội vụ")),
        (member(unit="SỞ NỘI VỤ"), (RelationKind.SAME_UNIT, "Sở Nội vụ")),
        (
            member(name="Nguyễn Thị Chi", home_town="xã Phú Minh,  Hà Nội"),
            (RelationKind.OTHER, "Xã Phú Minh, Hà Nội"),
        ),
    ],
)
def test_what_makes_a_tie_likely_is_named(serving, expected):
    assert suggested_ties([serving], [AN]) == (tie(*expected),)


@pytest.mark.parametrize(
    "serving",
    [
        member(
            capacity="Giám đốc Sở Nội vụ địa phương khác", unit="Sở Tư pháp", home_town="Hà Nội"
        ),
        member(name="Nguyễn Thị Chi", home_town="Xã Phú Minh, Hải Phòng"),
        member(name="Trần Thị Chi", home_town="Xã Phú Minh, Hà Nội"),
        member(),
    ],
)
def test_less_than_that_is_no_hint_of_kin(serving):
    kin = [each for each in suggested_ties([serving], [AN]) if each.kind == RelationKind.OTHER]
    assert kin == []


def test_facts_that_are_unknown_are_alike_to_nothing():
    unknown = RegisteredPerson(number="HS-002", name="Trần Văn Dũng")
    assert suggested_ties([member(), member(capacity="Giám đốc")], [unknown]) == ()


def test_a_unit_whose_name_is_part_of_a_word_is_another_unit():
    ward = RegisteredPerson(number="HS-003", name="Lê Em", unit="Phường An")
    assert suggested_ties([member(capacity="Chủ tịch phường Anh Dũng")], [ward]) == ()


def test_ties_stand_by_number_of_the_file():
    other = RegisteredPerson(number="HS-000", name="Lê Em", unit="Sở Nội vụ")
    ties = suggested_ties([member(unit="Sở Nội vụ")], [AN, other])
    assert [each.number for each in ties] == ["HS-000", "HS-001"]
