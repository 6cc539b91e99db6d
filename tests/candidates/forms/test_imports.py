"""What is wrong with a file that is sent and with the rest of its form is told together."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from candidates.forms.imports import PlanningUploadForm
from candidates.rules.uploads import MAX_SPREADSHEET_BYTES

pytestmark = pytest.mark.django_db


def form_of(size, **answers):
    sent = SimpleUploadedFile("quy-hoach.xlsx", b"PK" + b"0" * (size - 2))
    return PlanningUploadForm(answers, {"file": sent})


def test_a_file_that_is_too_large_is_told_with_pasted_cells_and_an_unknown_campaign():
    form = form_of(MAX_SPREADSHEET_BYTES + 1, pasted="Họ và tên\tNgày sinh", campaign="KHONG-CO")

    assert set(form.errors) == {"file", "pasted", "campaign"}
    assert "quy-hoach.xlsx" in form.errors["file"][0]
    assert "20 MB" in form.errors["file"][0]


def test_a_file_of_just_the_largest_size_is_taken():
    form = form_of(MAX_SPREADSHEET_BYTES)

    assert form.errors == {}
    assert len(form.cleaned_data["file"].read()) == MAX_SPREADSHEET_BYTES
