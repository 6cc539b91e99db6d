"""What a member is asked about a tie: every kind, each written as a choice is."""

from candidates.forms.relations import OwnRelationForm


def test_every_kind_of_tie_is_written_alike():
    words = [text for _code, text in OwnRelationForm().fields["kind"].choices]

    assert words[-1] == "Khác"
    assert [text for text in words if text[:1].islower()] == []
