"""What the fields of Vietnamese offices take, and what they refuse."""

import pytest
from django import forms

from web.fields import NameField


@pytest.mark.parametrize("typed", ["Hờ A Páo", "Y Điêu Niê Kđăm", "H'Hen Niê", "Trần"])
def test_a_name_of_any_people_is_taken(typed):
    assert NameField().clean(typed) == typed


@pytest.mark.parametrize("typed", ["12345", "Nguyễn Văn 4", "---", "_ _"])
def test_a_name_without_letters_or_with_a_digit_is_refused(typed):
    with pytest.raises(forms.ValidationError, match="bằng chữ"):
        NameField().clean(typed)
