"""What a form asks and what was answered, as people read it."""

from datetime import date

import pytest
from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import override

from accounts.models import Person
from web.fields import DayField
from web.forms import ActionForm


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("31/02/2026", "Lịch không có ngày 31/02/2026."),
        ("12/13/2026", "Lịch không có ngày 12/13/2026."),
        ("mai", "Ngày phải có dạng ngày/tháng/năm"),
        ("2026", "Ngày phải có dạng ngày/tháng/năm"),
    ],
)
def test_a_day_that_no_calendar_has_is_told_from_a_day_typed_otherwise(typed, told):
    with pytest.raises(ValidationError, match=told):
        DayField().clean(typed)


class Order(ActionForm):
    kind = forms.ChoiceField(label="Loại", choices=[("a", "Khiển trách"), ("b", "Cảnh cáo")])
    people = forms.MultipleChoiceField(label="Ai", choices=[("1", "Một"), ("2", "Hai")])
    reason = forms.CharField(label="Lý do", required=False)
    note = forms.CharField(label="Ghi chú", required=False)


def test_answers_are_read_back_in_the_words_of_their_choices_without_what_is_blank():
    form = Order({"kind": "b", "people": ["1", "2"], "reason": "Biên bản 7"})

    assert form.is_valid()
    assert form.readable_answers() == [
        ("Loại", "Cảnh cáo"),
        ("Ai", "Một, Hai"),
        ("Lý do", "Biên bản 7"),
    ]


def test_a_day_is_read_back_as_it_is_typed():
    class Born(ActionForm):
        born = DayField(label="Ngày sinh")

    saved = Born(initial={"born": date(1985, 3, 5)})

    assert saved.readable_answers() == [("Ngày sinh", "05/03/1985")]


def test_a_box_is_read_back_as_yes_or_no():
    class Asked(ActionForm):
        party_member = forms.BooleanField(label="Đảng viên", required=False)
        elected = forms.BooleanField(label="Bầu cử", required=False)

    saved = Asked(initial={"party_member": True, "elected": False})

    with override("vi"):
        assert saved.readable_answers() == [("Đảng viên", "Có"), ("Bầu cử", "Không")]


def test_a_choice_among_rows_begins_with_the_dash_of_every_other_choice():
    class Named(ActionForm):
        person = forms.ModelChoiceField(Person.objects.none())
        other = forms.ModelChoiceField(Person.objects.none(), empty_label="Mọi người")

    form = Named()

    assert form.fields["person"].empty_label == "—"
    assert form.fields["other"].empty_label == "Mọi người"


class Named(ActionForm):
    name = forms.CharField(label="Họ và tên")
    secret = forms.CharField(label="Mật khẩu", strip=False, required=False)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("Nguyễn\u202e Văn A", "Nguyễn Văn A"),  # would be read from right to left
        ("\ufeffNguyễn Văn\u00ad A\u200b", "Nguyễn Văn A"),  # as copied from a page
        ("Nguyễn\u200b \x07", "Nguyễn"),
        ("Dòng một\nDòng hai", "Dòng một\nDòng hai"),
    ],
)
def test_nothing_unseen_is_kept_in_a_text(typed, kept):
    form = Named({"name": typed, "secret": " khoảng trắng "})

    assert form.is_valid()
    assert form.answers() == {"name": kept, "secret": " khoảng trắng "}


def test_what_shows_nothing_is_as_good_as_blank():
    form = Named({"name": "\u200b\u2060"})

    assert not form.is_valid()
    assert form.errors["name"] == ["Hãy nhập “Họ và tên”."]


class Ordered(ActionForm):
    kind = forms.ChoiceField(label="Loại", choices=[("a", "Khiển trách"), ("b", "Cảnh cáo")])
    reason = forms.CharField(label="Lý do")


def test_what_is_shown_in_the_language_just_chosen_is_as_typed_and_neither_judged_nor_done():
    form = Ordered({"kind": "b", "reason": "", "typed_before": "language"})

    assert not form.is_valid()
    assert not form.errors
    assert form["kind"].value() == "b"
    assert Ordered({"kind": "b", "reason": ""}).errors.keys() == {"reason"}
