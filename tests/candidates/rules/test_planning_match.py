from datetime import date

import pytest

from candidates.rules.planning_match import Likeness, Named, PlannedPeople

BORN = date(1990, 5, 4)
OWN = Named("001090000001", "Trần Văn Mẫu", BORN)


def in_list(*people):
    return PlannedPeople(people).find(OWN)


@pytest.mark.parametrize("name", ["Trần Văn Mẫu", "TRẦN VĂN MẪU"])
def test_the_same_number_name_and_birth_is_sure(name):
    assert in_list(Named(OWN.citizen_id, name, BORN)).likeness == Likeness.SURE


@pytest.mark.parametrize(
    ("person", "differs"),
    [
        (Named(OWN.citizen_id, "Trần Văn Mâu Em", BORN), ("name",)),
        (Named(OWN.citizen_id, OWN.name, date(1990, 4, 5)), ("born",)),
        (Named(OWN.citizen_id, "Lê Thị Khác", date(1980, 1, 1)), ("name", "born")),
        (Named("001090000007", OWN.name, BORN), ("citizen_id",)),
    ],
)
def test_what_agrees_in_part_is_likely_and_says_where_it_differs(person, differs):
    result = in_list(person)

    assert result.likeness == Likeness.LIKELY
    assert [(each.person, each.differs) for each in result.likely] == [(person, differs)]


@pytest.mark.parametrize(
    "people",
    [
        (),
        (Named("001090000007", OWN.name, date(1991, 5, 4)),),
        (Named("001090000007", "Lê Thị Khác", BORN),),
    ],
)
def test_a_name_alone_or_a_birth_alone_is_nobody(people):
    assert in_list(*people).likeness == Likeness.NOT_LISTED


def test_who_is_sure_asks_nothing_of_another_of_the_same_name():
    result = in_list(Named("001090000007", OWN.name, BORN), OWN)

    assert (result.likeness, result.likely) == (Likeness.SURE, ())


def test_a_person_planned_for_several_posts_is_one_person():
    twice = Named("001090000007", OWN.name, BORN)

    assert len(in_list(twice, twice).likely) == 1
