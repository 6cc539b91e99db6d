"""The kind of an enclosed file is told by its content, never by its name (T45)."""

import pytest

from candidates.rules.uploads import (
    MAX_BYTES,
    MAX_SPREADSHEET_BYTES,
    MOST_FILES,
    MOST_TOGETHER,
    kind_of,
    require_size,
    require_together,
)
from exams.rules.refusals import Refusal
from tests.files import pdf, picture

PDF, JPG, PNG = pdf(), picture("JPEG"), picture("PNG")
ZIP_END = b"PK\x05\x06" + b"\0" * 18


@pytest.mark.parametrize(("data", "kind"), [(PDF, "pdf"), (JPG, "jpg"), (PNG, "png")])
@pytest.mark.parametrize("name", ["bằng.pdf", "ảnh.png", "tệp"])
def test_the_content_tells_the_kind(data, kind, name):
    assert kind_of(data, name) == kind


@pytest.mark.parametrize("data", [PDF, JPG, PNG], ids=["pdf", "jpg", "png"])
def test_a_file_of_just_the_largest_size_is_taken(data):
    assert kind_of(data.ljust(MAX_BYTES, b" "), "bằng.pdf")


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "FILE_EMPTY"),
        (PDF.ljust(MAX_BYTES + 1, b" "), "FILE_TOO_LARGE"),
        (b"MZ\x90\x00", "FILE_KIND"),
        (b" " + PDF, "FILE_KIND"),
        (b"%PDF-1.7 and nothing more", "FILE_DAMAGED"),
        (JPG[:-80], "FILE_DAMAGED"),
        (PDF + ZIP_END, "FILE_HIDES_ANOTHER"),
        (JPG + b"PK\x03\x04" + ZIP_END + b"a comment", "FILE_HIDES_ANOTHER"),
        (PNG + b"Rar!\x1a\x07\x01", "FILE_HIDES_ANOTHER"),
        (PNG + b"7z\xbc\xaf\x27\x1c", "FILE_HIDES_ANOTHER"),
        (PNG + PDF, "FILE_HIDES_ANOTHER"),
        (JPG + b"<?php", "FILE_HIDES_ANOTHER"),
        (JPG + b"<script>", "FILE_HIDES_ANOTHER"),
    ],
)
def test_what_no_dossier_may_hold_is_refused_by_its_name(data, code):
    with pytest.raises(Refusal) as refused:
        kind_of(data, "bằng.pdf")

    assert refused.value.code == code
    assert refused.value.facts["file"] == "bằng.pdf"


def test_what_a_telephone_writes_behind_its_picture_is_no_other_file():
    assert kind_of(JPG + b"SEFT\x00\x01 of the camera", "ảnh.jpg") == "jpg"


def test_a_spreadsheet_has_a_limit_of_its_own():
    require_size(MAX_SPREADSHEET_BYTES, "sổ.xlsx", MAX_SPREADSHEET_BYTES)

    with pytest.raises(Refusal) as refused:
        require_size(MAX_SPREADSHEET_BYTES + 1, "sổ.xlsx", MAX_SPREADSHEET_BYTES)
    assert (refused.value.code, refused.value.facts["limit"]) == ("FILE_TOO_LARGE", "20 MB")


@pytest.mark.parametrize("sizes", [[MOST_TOGETHER + 1], [MOST_TOGETHER - 1, 1], [1] * MOST_FILES])
def test_one_paper_is_sent_in_as_many_files_as_it_has_pages(sizes):
    require_together(sizes)


@pytest.mark.parametrize(
    ("sizes", "code", "limit"),
    [
        ([1] * (MOST_FILES + 1), "FILES_TOO_MANY", "40"),
        ([MOST_TOGETHER, 1], "FILES_TOO_LARGE", "60 MB"),
    ],
)
def test_more_files_than_one_paper_has_are_refused(sizes, code, limit):
    with pytest.raises(Refusal) as refused:
        require_together(sizes)

    assert (refused.value.code, refused.value.facts["limit"]) == (code, limit)
