"""What follows from a relation: barred, recused, noted (regulations 4.2)."""

import pytest

from exams.rules.relations import (
    BARS,
    FORBIDDEN,
    RECUSING,
    TIES,
    Consequence,
    RelationKind,
    RelationRules,
    consequence_of,
    relation_rules_of,
)

TEN = "SPOUSE PARENT PARENT_IN_LAW ADOPTIVE_PARENT CHILD ADOPTED_CHILD SIBLING AUNT_UNCLE"
TEN += " SPOUSE_SIBLING SIBLING_SPOUSE"


def test_the_law_names_ten_kinds_and_three_bars():
    assert set(TEN.split()) == FORBIDDEN
    assert len(BARS) == 3
    assert set(TIES) | BARS == set(RelationKind)
    assert not FORBIDDEN & RECUSING


@pytest.mark.parametrize("kind", RelationKind)
def test_every_kind_has_the_consequence_of_its_group_by_default(kind):
    expected = Consequence.NOTED
    if kind in FORBIDDEN or kind in BARS:
        expected = Consequence.BARRED
    elif kind in RECUSING:
        expected = Consequence.RECUSED
    assert consequence_of(kind, RelationRules()) == expected


def test_a_profile_says_which_kinds_bar_and_which_recuse():
    values = {
        "bodies": {
            "relative_block_list": ["SPOUSE"],
            "bars": [],
            "recusing_relations": ["PARENT", "OTHER"],
            "coi_declaration_before_access": False,
        }
    }
    rules = relation_rules_of(values)

    assert not rules.statement_first
    assert consequence_of(RelationKind.SPOUSE, rules) == Consequence.BARRED
    assert consequence_of(RelationKind.PARENT, rules) == Consequence.RECUSED
    assert consequence_of(RelationKind.OTHER, rules) == Consequence.RECUSED
    assert consequence_of(RelationKind.CORRUPTION, rules) == Consequence.NOTED


def test_what_a_profile_leaves_out_has_its_default():
    assert relation_rules_of({}) == RelationRules()
