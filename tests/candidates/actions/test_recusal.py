"""Once there are numbers a recusal stands on the entry; who is kept from a file decides nothing."""

import pytest

from accounts.rules.duties import Role
from candidates.actions.consequences import recusals_by_seal
from candidates.actions.recusal import closed_to, open_ones, require_open_to
from candidates.models import Relation, Seal
from exams.models import Entry, Recusal
from exams.rules.relations import RelationKind
from tests.actions import LATE, arrange, by_two, officer, refused
from tests.relations import a_file, entered, own

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("sealed")]
LIFTING = {"document": "45/BC-TTr", "reason": "Trùng họ tên"}


def numbered():
    """Return a file that has a number, and its entry."""
    seal = Seal.objects.select_related("application", "entry").order_by("entry__number").first()
    return seal.application, seal.entry


def test_a_relation_recuses_from_the_entry_once_and_lifting_ends_it():
    person, (paper, entry) = officer("thanh-vien", Role.PANEL_MEMBER), numbered()
    relation = own(person, paper, kind=RelationKind.SUPERIOR)
    assert list(Recusal.objects.values_list("person", "entry")) == [(person.pk, entry.pk)]

    second = entered(person, paper, kind=RelationKind.MENTOR)
    assert Recusal.objects.count() == 1
    by_two("LIFT_RELATION", relation=str(relation.pk), **LIFTING)
    assert Recusal.objects.filter(lifted_at=None).count() == 1

    by_two("LIFT_RELATION", relation=str(second.pk), **LIFTING)
    assert Recusal.objects.filter(lifted_at=None).count() == 0
    assert Entry.objects.filter(recusals__lifted_at=LATE).get() == entry


def test_what_is_merely_known_recuses_from_nothing():
    person, (paper, _) = officer("thanh-vien", Role.PANEL_MEMBER), numbered()
    own(person, paper, kind=RelationKind.SAME_UNIT)
    assert not Recusal.objects.exists()
    require_open_to(person, paper)


def test_who_is_tied_to_a_candidate_does_not_touch_the_file():
    person, (paper, _) = officer("can-bo", Role.SCREENING_OFFICER), numbered()
    own(person, paper, kind=RelationKind.COUSIN)
    with refused("RECUSED_FROM"):
        require_open_to(person, paper)


def test_of_several_files_those_are_told_that_somebody_may_open():
    officer_of_files, tied_to, other = (
        officer("can-bo", Role.SCREENING_OFFICER),
        a_file(0),
        a_file(1),
    )
    own(officer_of_files, tied_to, kind=RelationKind.MENTOR)

    assert open_ones(officer_of_files, [other, tied_to]) == [other]
    assert open_ones(officer_of_files, []) == []
    assert list(closed_to(officer_of_files)) == [tied_to]


def test_a_tie_recuses_from_every_entry_of_a_person_until_none_holds():
    member = officer("thanh-vien", Role.PANEL_MEMBER)
    seals = list(Seal.objects.select_related("application", "entry").order_by("entry__number")[:2])
    first, second = (each.application for each in seals)
    arrange(second, citizen_id=first.citizen_id)
    entries = {each.entry for each in seals}
    relation = own(member, first, kind=RelationKind.SUPERIOR)
    other = own(member, second, kind=RelationKind.MENTOR)
    assert {each.entry for each in Recusal.objects.filter(person=member)} == entries
    assert {each.entry for each in recusals_by_seal(seals, LATE)} == entries

    by_two("LIFT_RELATION", relation=str(relation.pk), **LIFTING)
    assert Recusal.objects.filter(person=member, lifted_at=None).count() == 2
    by_two("LIFT_RELATION", relation=str(other.pk), **LIFTING)
    assert not Recusal.objects.filter(person=member, lifted_at=None).exists()
    assert set(Entry.objects.filter(recusals__person=member)) == entries
    assert not Relation.objects.keeping_out(member).exists()


def test_what_bars_somebody_by_themselves_recuses_from_no_entry():
    barred = officer("thanh-vien", Role.PANEL_MEMBER)
    own(barred, kind=RelationKind.DISCIPLINED)
    assert not Recusal.objects.exists()
