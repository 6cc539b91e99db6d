"""The word alone of an officer who may not touch a file any more decides nothing of it."""

import pytest

from candidates.actions import eligible_list
from candidates.actions import two_officers as two
from candidates.actions.blind_conclusions import blind_conclusions
from candidates.models import Decision
from exams.rules.relations import RelationKind
from tests.actions import arrange, by_two, campaign, officer
from tests.candidates.actions.test_two_officers import an, binh, conclude, differ, now, paper
from tests.relations import own

__all__ = ["an", "binh"]
pytestmark = pytest.mark.django_db


def decided(file):
    return Decision.objects.filter(application=file, kind="OFFICER").exists()


@pytest.mark.parametrize("kind", [RelationKind.MENTOR, RelationKind.SIBLING])
def test_who_is_tied_since_they_spoke_is_no_first_of_two(kind, an, binh):
    file = paper()
    conclude(file, an)
    own(an, file, kind=kind)
    conclude(file, binh, after=1)

    assert not decided(file)
    assert [each.by for each in blind_conclusions(now(file))] == [binh]
    conclude(now(file), officer("tham-dinh-ba", "SCREENING_OFFICER"), after=2)
    assert decided(file)


def test_a_bar_silences_what_was_said_of_every_file(an, binh):
    file = paper()
    other = file.campaign.applications.filter(state="ELIGIBLE").order_by("reg_no").last()
    conclude(file, an)
    relation = own(an, other, kind=RelationKind.SIBLING)
    assert blind_conclusions(now(file)) == []

    by_two("LIFT_RELATION", relation=str(relation.pk), document="4/BC", reason="Trùng họ tên")
    assert [each.by for each in blind_conclusions(now(file))] == [an]


def test_a_tie_by_another_file_of_the_same_person_silences_too(an, binh):
    file = paper()
    other = file.campaign.applications.filter(state="ELIGIBLE").order_by("reg_no").last()
    arrange(other, citizen_id=file.citizen_id)
    conclude(file, an)
    own(an, other, kind=RelationKind.MENTOR)

    assert blind_conclusions(now(file)) == []


def test_the_head_has_nothing_to_settle_with_a_word_that_does_not_count(an, binh):
    file = differ(an, binh)
    own(binh, file, kind=RelationKind.MENTOR)

    assert two.differing(campaign()) == []
    assert file.reg_no in eligible_list.undecided(campaign())
    assert [each.pk for each in two.spoken_by(an, campaign())] == [file.pk]
