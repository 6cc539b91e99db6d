import pytest
from django.core.exceptions import ValidationError

from candidates.forms.conference import BallotField

LINE = "001080000017; Nguyễn An; 03/05/1980; "


def test_the_post_of_somebody_on_the_ballot_is_taken_whole_or_not_at_all():
    (person,) = BallotField().clean(LINE + "x" * 200)
    assert len(person.current_post) == 200

    with pytest.raises(ValidationError, match="200"):
        BallotField().clean(LINE + "x" * 201)


def test_whoever_has_no_post_is_on_the_ballot_all_the_same():
    (person,) = BallotField().clean("001080000017\tNguyễn An\t03/05/1980")

    assert person.current_post == ""
