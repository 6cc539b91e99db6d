"""The files of a paper become one; what is wrong with it and with its day is told together."""

import io
from datetime import date

from django.core.files.uploadedfile import SimpleUploadedFile
from pypdf import PdfReader

from candidates.forms.papers import DatedForm, DocumentForm
from candidates.rules.uploads import MAX_BYTES
from tests.files import pdf, picture


def faults(data, name="giay-kham.pdf"):
    files = {"file": SimpleUploadedFile(name, data)}
    return DatedForm({"issued_on": "31/02/2026"}, files, not_before=date(2026, 1, 1)).errors


def test_a_file_that_is_too_large_and_a_day_that_is_none_are_told_together():
    errors = faults(b"%PDF-" + b"0" * MAX_BYTES)

    assert "10 MB" in errors["file"][0]
    assert errors["issued_on"]


def test_a_file_of_another_kind_is_refused_at_its_field():
    assert faults(b"MZ", "ho-so.exe")["file"]


def sent(*files):
    chosen = [SimpleUploadedFile(name, data) for name, data in files]
    return DocumentForm({}, {"file": chosen})


def test_one_file_stays_as_it_was_sent():
    form = sent(("bằng.jpg", picture("JPEG")))

    assert form.is_valid()
    file = form.cleaned_data["file"]
    assert (str(file), file.kind, file.data) == ("bằng.jpg", "jpg", picture("JPEG"))


def test_several_files_become_one_paper_with_their_pages_in_order():
    form = sent(("1.png", picture()), ("2.pdf", pdf(pages=2)), ("3.jpg", picture("JPEG")))

    assert form.is_valid()
    file = form.cleaned_data["file"]
    pages = PdfReader(io.BytesIO(file.data)).pages
    assert (file.name, file.kind) == ("1 (+2).pdf", "pdf")
    assert [round(page.mediabox.width) for page in pages] == [2, 595, 595, 2]


def test_one_file_that_is_not_taken_refuses_all_and_each_is_named():
    faults = " ".join(
        sent(("1.png", picture()), ("2.exe", b"MZ"), ("3.pdf", b"%PDF-1.7")).errors["file"]
    )

    assert "“2.exe” không phải PDF" in faults
    assert "“3.pdf” bị hỏng" in faults
    assert "1.png" not in faults


def test_more_files_or_pages_than_one_paper_has_are_refused():
    too_many = sent(*((f"{number}.png", picture()) for number in range(41)))
    too_long = sent(("1.pdf", pdf(pages=150)), ("2.pdf", pdf(pages=51)))

    assert "tối đa 40 tệp" in too_many.errors["file"][0]
    assert "tối đa 200 trang" in too_long.errors["file"][0]


def test_without_a_file_the_form_asks_for_one():
    assert DocumentForm({}, {}).errors["file"]


def test_the_chooser_offers_several_files_of_the_kinds_that_are_taken():
    chooser = str(DocumentForm()["file"])

    assert "multiple" in chooser
    assert 'accept=".pdf,.jpg,.jpeg,.png"' in chooser
