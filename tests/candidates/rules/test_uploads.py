"""The kind of an enclosed file is told by its content, never by its name (T45)."""

import pytest

from candidates.rules.uploads import MAX_BYTES, MAX_SPREADSHEET_BYTES, kind_of, require_size
from exams.rules.refusals import Refusal

PDF, JPEG, PNG = b"%PDF-1.7\n", b"\xff\xd8\xff\xe0", b"\x89PNG\r\n\x1a\n"


@pytest.mark.parametrize(("data", "kind"), [(PDF, "pdf"), (JPEG, "jpg"), (PNG, "png")])
@pytest.mark.parametrize("name", ["bằng.pdf", "ảnh.png", "tệp"])
def test_the_content_tells_the_kind(data, kind, name):
    assert kind_of(data, name) == kind


def test_a_file_of_just_the_largest_size_is_taken():
    assert kind_of(PDF.ljust(MAX_BYTES, b" "), "bằng.pdf") == "pdf"


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "FILE_EMPTY"),
        (PDF.ljust(MAX_BYTES + 1, b" "), "FILE_TOO_LARGE"),
        (b"MZ\x90\x00", "FILE_KIND"),
        (b" " + PDF, "FILE_KIND"),
        (PDF + b"/OpenAction << /S /JavaScript >>", "FILE_ACTIVE"),
        (PDF + b"/Launch", "FILE_ACTIVE"),
        (PDF + b"/EmbeddedFile", "FILE_ACTIVE"),
    ],
)
def test_what_no_dossier_may_hold_is_refused_by_its_name(data, code):
    with pytest.raises(Refusal) as refused:
        kind_of(data, "bằng.pdf")

    assert refused.value.code == code
    assert refused.value.facts["file"] == "bằng.pdf"


def test_words_of_a_program_make_no_picture_dangerous():
    assert kind_of(PNG + b"/JavaScript", "ảnh.png") == "png"


def test_a_spreadsheet_has_a_limit_of_its_own():
    require_size(MAX_SPREADSHEET_BYTES, "sổ.xlsx", MAX_SPREADSHEET_BYTES)

    with pytest.raises(Refusal) as refused:
        require_size(MAX_SPREADSHEET_BYTES + 1, "sổ.xlsx", MAX_SPREADSHEET_BYTES)
    assert (refused.value.code, refused.value.facts["limit"]) == ("FILE_TOO_LARGE", "20 MB")
