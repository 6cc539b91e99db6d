"""What is wrong with a certificate and with its file is told together."""

from datetime import date

from django.core.files.uploadedfile import SimpleUploadedFile

from candidates.forms.apply import DatedForm
from candidates.rules.uploads import MAX_BYTES


def faults(data, name="giay-kham.pdf"):
    files = {"file": SimpleUploadedFile(name, data)}
    return DatedForm({"issued_on": "31/02/2026"}, files, not_before=date(2026, 1, 1)).errors


def test_a_file_that_is_too_large_and_a_day_that_is_none_are_told_together():
    errors = faults(b"%PDF-" + b"0" * MAX_BYTES)

    assert "10 MB" in errors["file"][0]
    assert errors["issued_on"]


def test_a_file_of_another_kind_is_refused_at_its_field():
    assert faults(b"MZ", "ho-so.exe")["file"]
