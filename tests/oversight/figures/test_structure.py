"""The structure of a team: the frames say what plain loops say."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oversight.figures.frames import frame_of
from oversight.figures.rows_of_structure import TeamMember, structure_frame
from oversight.figures.structure import (
    COLUMNS,
    Structure,
    Trait,
    structure_by_unit,
    whole_structure,
)
from oversight.figures.team_rules import TeamRules

ON = date(2026, 11, 28)
RULES = TeamRules(young=35, middle=40, senior=50, key_ranks=("HEAD",))
TRAITS = st.tuples(*[st.booleans()] * len(Trait))
PEOPLE = st.lists(st.tuples(st.sampled_from("ABCD"), st.sampled_from(["U1", "U2"])), max_size=8)


def plainly(rows):
    people = {row[0]: row for row in reversed(rows)}.values()
    return Structure(
        len(people),
        {trait: sum(row[2 + n] for row in people) for n, trait in enumerate(Trait)},
    )


@given(PEOPLE, st.fixed_dictionaries({person: TRAITS for person in "ABCD"}))
def test_each_person_counts_once_and_once_in_each_unit(people, traits):
    rows = [(person, unit, *traits[person]) for person, unit in people]
    frame = frame_of(rows, COLUMNS)

    assert whole_structure(frame) == plainly(rows)
    assert structure_by_unit(frame) == [
        (unit, plainly([row for row in rows if row[1] == unit]))
        for unit in sorted({row[1] for row in rows})
    ]


def member(**changes):
    facts = {
        "citizen_id": "A",
        "unit": "U1",
        "born": date(1985, 1, 1),
        "sex": "MALE",
        "theory": "NONE",
        **changes,
    }
    return TeamMember(**facts)


def traits(**changes):
    counts = whole_structure(structure_frame([member(**changes)], ON, RULES)).counts
    return {trait for trait, count in counts.items() if count}


@pytest.mark.parametrize(
    ("born", "expected"),
    [
        (date(1991, 11, 29), {Trait.YOUNG, Trait.BAND_LOW}),  # 35 tomorrow
        (date(1991, 11, 28), {Trait.BAND_LOW}),
        (date(1986, 11, 29), {Trait.BAND_LOW}),
        (date(1986, 11, 28), {Trait.BAND_MIDDLE}),
        (date(1976, 11, 29), {Trait.BAND_MIDDLE}),
        (date(1976, 11, 28), {Trait.BAND_HIGH}),
    ],
)
def test_the_bands_begin_on_the_birthday(born, expected):
    assert traits(born=born) == expected


@pytest.mark.parametrize(
    ("facts", "trait", "holds"),
    [
        ({"ethnicity": "Mường"}, Trait.ETHNIC_MINORITY, True),
        ({"ethnicity": "KINH"}, Trait.ETHNIC_MINORITY, False),
        ({"ethnicity": ""}, Trait.ETHNIC_MINORITY, False),
        ({"origin": "Kim Bôi, Phú Thọ", "rank": "HEAD"}, Trait.NOT_LOCAL, True),
        ({"origin": "Kim Bôi, Phú Thọ", "rank": "DEPUTY"}, Trait.NOT_LOCAL, False),
        ({"origin": "Thanh Trì, Hà Nội", "rank": "HEAD"}, Trait.NOT_LOCAL, False),
        ({"origin": "", "rank": "HEAD"}, Trait.NOT_LOCAL, False),
        ({"in_post_since": date(2018, 11, 28)}, Trait.TWO_TERMS, True),
        ({"in_post_since": date(2018, 11, 29)}, Trait.TWO_TERMS, False),
        ({"in_post_since": None}, Trait.TWO_TERMS, False),
        ({"degrees": frozenset({"MASTER"})}, Trait.POSTGRADUATE, True),
        ({"degrees": frozenset({"UNIVERSITY"})}, Trait.POSTGRADUATE, False),
        ({"degrees": frozenset({"UNIVERSITY"}), "theory": "INTERMEDIATE"}, Trait.TRAINED, True),
        ({"degrees": frozenset({"DOCTOR"}), "theory": "BACHELOR"}, Trait.TRAINED, True),
        ({"degrees": frozenset({"COLLEGE"}), "theory": "ADVANCED"}, Trait.TRAINED, False),
        ({"degrees": frozenset({"MASTER"}), "theory": "ELEMENTARY"}, Trait.TRAINED, False),
        ({"trainings": (("KNOWLEDGE_UPDATE", date(2021, 11, 28)),)}, Trait.UPDATED, True),
        ({"trainings": (("KNOWLEDGE_UPDATE", date(2021, 11, 27)),)}, Trait.UPDATED, False),
        ({"trainings": (("STATE_MANAGEMENT", date(2026, 1, 1)),)}, Trait.UPDATED, False),
        ({}, Trait.UPDATED, False),
    ],
)
def test_what_is_counted_and_what_nobody_knows_is_not(facts, trait, holds):
    assert (trait in traits(**facts)) == holds


def test_who_is_not_local_is_counted_of_those_in_key_posts():
    posts = [("DEPUTY", "Hà Nội"), ("HEAD", "Phú Thọ"), ("HEAD", "Hà Nội")]
    people = [
        member(citizen_id=str(n), rank=rank, origin=origin)
        for n, (rank, origin) in enumerate(posts)
    ]

    team = whole_structure(structure_frame(people, ON, RULES))

    assert (team.counts[Trait.NOT_LOCAL], team.of(Trait.NOT_LOCAL)) == (1, 2)
    assert team.of(Trait.WOMEN) == 3


def test_who_stands_in_a_key_post_and_another_is_in_a_key_post():
    people = [member(rank="DEPUTY"), member(rank="HEAD", unit="U2")]
    frame = structure_frame(people, ON, RULES)

    assert whole_structure(frame).counts[Trait.KEY_POST] == 1
    assert [team.counts[Trait.KEY_POST] for _unit, team in structure_by_unit(frame)] == [0, 1]
