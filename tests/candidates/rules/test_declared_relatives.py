"""A relative whom a candidate named: likely whoever bears the name, unless the office said no."""

from datetime import UTC, datetime, timedelta

import pytest

from candidates.rules.suggested_ties import (
    DeclaredRelative,
    RegisteredPerson,
    ServingPerson,
    SuggestedTie,
    suggested_ties,
)
from exams.rules.relations import RelationKind

SIBLING = RelationKind.SIBLING
DECIDED = datetime(2026, 9, 10, 9, tzinfo=UTC)
DAY = timedelta(days=1)


def of(named, dismissed_at=None):
    relatives = (DeclaredRelative(named, SIBLING, dismissed_at),)
    return RegisteredPerson(number="HS-001", name="Nguyễn Văn An", relatives=relatives)


def member(name="Trần Thị Bình", seated_at=None):
    return ServingPerson(key=7, name=name, seated_at=seated_at)


@pytest.mark.parametrize("named", ["Trần Thị Bình", "tran thi  BÌNH", "Bà Trần Thị Bình, Sở Y tế"])
def test_a_member_of_the_name_is_suggested_with_the_kind_that_was_declared(named):
    [tie] = suggested_ties([member()], [of(named)])
    assert tie == SuggestedTie("HS-001", 7, SIBLING, named, is_declared=True)
    assert tie.why == "SUGGESTED_DECLARED"


@pytest.mark.parametrize("named", ["Trần Bình", "Trần Thị Bình An", "Lê Thị Bình", ""])
def test_another_name_is_nobody(named):
    expected = named == "Trần Thị Bình An"  # a longer name holds it: a person looks
    assert bool(suggested_ties([member()], [of(named)])) is expected


@pytest.mark.parametrize(
    ("seated_at", "is_likely"),
    [(None, True), (DECIDED + DAY, True), (DECIDED - DAY, False)],
    ids=["drafted", "seated later", "there already"],
)
def test_what_was_dismissed_comes_back_for_who_is_seated_later(seated_at, is_likely):
    ties = suggested_ties([member(seated_at=seated_at)], [of("Trần Thị Bình", DECIDED)])
    assert bool(ties) is is_likely


def test_what_waits_for_a_word_is_likely_of_whoever_sits_already():
    assert suggested_ties([member(seated_at=DECIDED)], [of("Trần Thị Bình")])


def test_a_tie_by_facts_has_the_reason_of_its_kind():
    assert SuggestedTie("HS-001", 7, RelationKind.SUPERIOR, "Sở").why == "SUGGESTED_SUPERIOR"
