"""The typesetter: fonts that know Vietnamese, text that is never markup, the same bytes again."""

import io
import unicodedata
from datetime import UTC, datetime
from itertools import product

import pytest
import typst
from pypdf import PdfReader

from web.typeset import pdf, qr

NOON = datetime(2026, 9, 7, 12, tzinfo=UTC)
TONES = ("", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323")
VOWELS = "aăâeêioôơuưy"
SMALL = [unicodedata.normalize("NFC", v + t) for v, t in product(VOWELS, TONES)] + ["đ"]
ALPHABET = [*SMALL, *(letter.upper() for letter in SMALL)]
LETTER = {
    "title": "Thử",
    "party": False,
    "superior": "",
    "issuer": "HỘI ĐỒNG THI TUYỂN",
    "number": "Số: 01/TB",
    "place_date": "Hà Nội, ngày 07 tháng 9 năm 2026",
    "draft": False,
    "kind": "THÔNG BÁO",
    "subject": "Thử",
    "to": "Kính gửi: Ông (Bà)",
    "paragraphs": [],
    "reasons": [],
    "closing": [],
    "signature": {"authority": "TM. HỘI ĐỒNG", "title": "CHỦ TỊCH"},
    "recipients": ["Như trên;"],
}


def made(**changed):
    return pdf("candidates/screen/ineligible.typ", {**LETTER, **changed}, at=NOON)


def text(data):
    return "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(data)).pages)


def test_there_are_134_letters_with_marks_beside_the_latin_ones():
    assert len({letter for letter in ALPHABET if not letter.isascii()}) == 134


@pytest.mark.parametrize(
    ("weight", "style"), [("regular", "normal"), ("regular", "italic"), ("bold", "normal")]
)
def test_every_font_of_the_documents_covers_the_vietnamese_alphabet(weight, style):
    source = (
        f'#set text(font: ("Times New Roman", "Tinos", "Libertinus Serif"), fallback: false, '
        f'weight: "{weight}", style: "{style}")\n' + " ".join(ALPHABET)
    )

    data = typst.compile(
        source.encode(), font_paths=typst.Fonts(include_system_fonts=False), format="pdf"
    )

    assert set(text(data)) >= set(ALPHABET)


def test_only_our_own_serif_is_embedded():
    fonts = {
        str(font.get_object()["/BaseFont"]).split("+")[1]
        for page in PdfReader(io.BytesIO(made())).pages
        for font in page["/Resources"]["/Font"].values()
    }

    # Never the bold italic: it writes ơ and ư without their horn.
    assert fonts == {
        "LibertinusSerif-Regular-Identity-H",
        "LibertinusSerif-Bold-Identity-H",
        "LibertinusSerif-Italic-Identity-H",
    }


def test_the_same_values_give_the_same_bytes():
    assert made() == made()


def test_what_people_type_is_never_markup():
    hostile = '#import "/x.typ" $x$ *đậm* #panic() `mã` \\ <b> = đầu'

    assert hostile in text(made(to=hostile))


def test_a_paper_is_tagged_titled_and_vietnamese():
    reader = PdfReader(io.BytesIO(made()))

    assert reader.metadata.title == "Thử"
    assert reader.trailer["/Root"]["/Lang"] == "vi-VN"
    assert reader.trailer["/Root"]["/MarkInfo"]["/Marked"]


def test_a_draft_says_so_on_the_page():
    assert "BẢN NHÁP" in text(made(draft=True))
    assert "BẢN NHÁP" not in text(made())


def test_the_party_has_a_head_of_its_own():
    state, party = text(made()), text(made(party=True))

    assert ("CỘNG HÒA XÃ HỘI" in state, "ĐẢNG CỘNG SẢN VIỆT NAM" in state) == (True, False)
    assert ("CỘNG HÒA XÃ HỘI" in party, "ĐẢNG CỘNG SẢN VIỆT NAM" in party) == (False, True)


def test_a_code_is_drawn_and_always_alike():
    assert qr("LD001").startswith("<svg")
    assert qr("LD001") == qr("LD001")
