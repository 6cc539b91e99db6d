"""A Word file shows what was typed as text, and is the same bytes for the same values."""

import io
import re
import subprocess
import sys
import zipfile
from html import unescape

import pytest
from jinja2 import UndefinedError

from tests.actions import LATE, moment
from web.scanned_codes import codes_on
from web.word import docx

TEMPLATE = "results/publish/appointment_letter.docx"
CONTENT = {
    "draft": False,
    "party": False,
    "superior": "",
    "issuer": "HỘI ĐỒNG THI TUYỂN",
    "number": "Số: 12/HĐTT-TK",
    "place_date": "Hà Nội, ngày 05 tháng 02 năm 2027",
    "about": "đề nghị bổ nhiệm",
    "to": "Cấp có thẩm quyền",
    "paragraphs": ["Căn cứ kết quả."],
    "rows": [["1", "LD001", "Nguyễn Văn An", "01/02/1980", "Phó Trưởng phòng", "80", "1"]],
    "closing": ["Trân trọng./."],
    "signature": {"authority": "TM. HỘI ĐỒNG", "title": "CHỦ TỊCH", "name": ""},
    "recipients": ["Như trên;"],
    "proof": ["Mã văn bản: AAAA-BBBB-CCCC"],
}


def part(data, name="word/document.xml"):
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        return parts.read(name)


def words_of(data):
    """Return the words of a Word file, as a reader sees them: the text, then the feet of pages."""
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        feet = [name for name in parts.namelist() if re.match(r"word/footer\d+\.xml", name)]
    whole = "".join(part(data, name).decode() for name in ("word/document.xml", *feet))
    texts = re.findall(r"<w:t(?: [^>]*)?>([^<]*)</w:t>", whole)
    return " ".join(unescape(text) for text in texts if text.strip())


@pytest.mark.parametrize(
    "typed", ["Lê & <b>Trần</b>", '"Vũ" > Hồ', "{{ number }}", "{% if x %}", "&lt;w:t&gt;"]
)
def test_what_was_typed_stands_in_the_file_as_it_was_typed(typed):
    rows = [["1", "LD001", typed, "", "", "", ""]]

    assert typed in words_of(docx(TEMPLATE, {**CONTENT, "rows": rows}, at=LATE))


def test_a_character_that_no_file_can_hold_is_left_out():
    text = words_of(docx(TEMPLATE, {**CONTENT, "to": "Sở\x0b Y\x00 tế"}, at=LATE))

    assert "Sở Y tế" in text


def test_a_template_that_asks_for_what_nobody_gave_makes_no_file():
    with pytest.raises(UndefinedError):
        docx(TEMPLATE, {**CONTENT, "signature": {}}, at=LATE)


def test_the_same_values_give_the_same_bytes_and_another_day_others():
    made = docx(TEMPLATE, CONTENT, at=LATE, code="AAAABBBBCCCC")

    assert docx(TEMPLATE, CONTENT, at=LATE, code="AAAABBBBCCCC") == made
    assert docx(TEMPLATE, CONTENT, at=moment(2026, 1, 2), code="AAAABBBBCCCC") != made
    with zipfile.ZipFile(io.BytesIO(made)) as parts:
        assert {each.date_time for each in parts.infolist()} == {(2027, 3, 1, 9, 0, 0)}


def test_the_code_stands_at_the_foot_of_every_page_and_a_draft_has_none():
    data = docx(TEMPLATE, CONTENT, at=LATE, code="AAAABBBBCCCC")
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        pictures = [name for name in parts.namelist() if name.endswith(".png")]

    assert {codes_on(part(data, name), "png") for name in pictures} == {frozenset({"AAAABBBBCCCC"})}
    assert words_of(data).count("Mã văn bản") == 2  # of the first page, and of those that follow
    assert "Mã văn bản" not in words_of(docx(TEMPLATE, CONTENT, at=LATE))


def test_the_party_has_its_own_head():
    text = words_of(docx(TEMPLATE, {**CONTENT, "party": True}, at=LATE))

    assert "ĐẢNG CỘNG SẢN VIỆT NAM" in text
    assert "CỘNG HÒA" not in text


@pytest.mark.slow
def test_whoever_writes_no_word_file_loads_no_library_for_it():
    loaded = "import web.word, sys; sys.exit('docxtpl' in sys.modules)"

    assert subprocess.run([sys.executable, "-c", loaded], check=False).returncode == 0
