"""What the fields of Vietnamese offices take whole, and what they refuse in words."""

import pytest
from django import forms

from web.fields import BoundedIntegerField, NameField


class _Sample(forms.Form):
    count = BoundedIntegerField(min_value=1, max_value=9)
    name = forms.CharField(max_length=5)
    note = forms.CharField(max_length=8, widget=forms.Textarea)


def test_letters_typed_for_a_number_reach_the_server_and_are_refused_in_words():
    form = _Sample({"count": "ba", "name": "An", "note": "-"})

    assert 'type="number"' not in str(form)
    assert 'inputmode="numeric"' in str(form["count"])
    assert form.errors["count"] == ["Hãy nhập một số từ 1 đến 9."]


def test_text_that_is_too_long_is_not_cut_off_but_refused_with_the_length_allowed():
    form = _Sample({"count": "1", "name": "Nguyễn", "note": "x" * 12})

    assert "maxlength" not in str(form)
    assert 'data-longest="5"' in str(form["name"])
    assert "5" in form.errors["name"][0]
    assert "8" in form.errors["note"][0]


@pytest.mark.parametrize("typed", ["Hờ A Páo", "Y Điêu Niê Kđăm", "H'Hen Niê", "Trần"])
def test_a_name_of_any_people_is_taken(typed):
    assert NameField().clean(typed) == typed


@pytest.mark.parametrize("typed", ["12345", "Nguyễn Văn 4", "---", "_ _"])
def test_a_name_without_letters_or_with_a_digit_is_refused(typed):
    with pytest.raises(forms.ValidationError, match="bằng chữ"):
        NameField().clean(typed)
