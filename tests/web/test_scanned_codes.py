"""QR codes are read off a scan, whatever else the file holds."""

import io

import pypdfium2
import pytest
import segno
from PIL import Image

from web import scanned_codes
from web.scanned_codes import codes_by_page, codes_on, count_of_pages, pages_of

CODE, OTHER = "7K2M9QXA4T6B", "8P3N5RYC2V4D"


def sheet(*texts):
    """Return a page of A4 with QR codes on it, as a scanner draws it in grey."""
    page = Image.new("L", (1240, 1754), 255)
    for place, text in enumerate(texts):
        drawn = io.BytesIO()
        segno.make_qr(text).save(drawn, kind="png", scale=5)
        page.paste(Image.open(drawn).convert("L"), (100 + 400 * place, 1400))
    return page


def saved(page, kind, **options):
    data = io.BytesIO()
    page.save(data, kind, **options)
    return data.getvalue()


@pytest.mark.parametrize(("kind", "told"), [("JPEG", "jpg"), ("PNG", "png"), ("PDF", "pdf")])
def test_a_code_is_read_off_every_kind_of_scan(kind, told):
    assert codes_on(saved(sheet(CODE), kind), told) == {CODE}


def test_a_page_that_lies_on_its_head_or_its_side_is_read_too():
    for turn in (Image.Transpose.ROTATE_180, Image.Transpose.ROTATE_90):
        assert codes_on(saved(sheet(CODE).transpose(turn), "PNG"), "png") == {CODE}


def test_every_page_of_a_file_is_looked_at():
    pages = [sheet(), sheet(CODE), sheet(OTHER)]
    data = saved(pages[0], "PDF", save_all=True, append_images=pages[1:])

    assert codes_on(data, "pdf") == {CODE, OTHER}


def test_pages_after_the_last_that_is_looked_at_are_not(monkeypatch):
    monkeypatch.setattr(scanned_codes, "MOST_PAGES", 1)
    data = saved(sheet(CODE), "PDF", save_all=True, append_images=[sheet(OTHER)])

    assert codes_on(data, "pdf") == {CODE}


def test_every_code_of_a_page_is_read():
    assert codes_on(saved(sheet(OTHER, CODE), "PNG"), "png") == {CODE, OTHER}


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"%PDF-1.7 no page follows", "pdf"),
        (b"\x89PNG\r\n\x1a\n and nothing more", "png"),
        (b"\xff\xd8\xff and nothing more", "jpg"),
        (saved(sheet(CODE), "PNG")[:400], "png"),
        (saved(Image.new("L", (10, 10)), "PNG"), "png"),
    ],
    ids=["broken PDF", "broken PNG", "broken JPEG", "half a picture", "empty"],
)
def test_a_file_that_cannot_be_read_bears_no_code(data, kind):
    assert codes_on(data, kind) == set()


def test_a_picture_too_large_to_be_a_scan_is_not_unpacked(monkeypatch):
    monkeypatch.setattr(scanned_codes, "MOST_PIXELS", 1240 * 1754 - 1)

    assert codes_on(saved(sheet(CODE), "PNG"), "png") == set()


def test_a_page_of_any_size_is_drawn_to_the_same_length():
    document = pypdfium2.PdfDocument.new()
    document.new_page(14_400, 10)
    data = io.BytesIO()
    document.save(data)

    assert codes_on(data.getvalue(), "pdf") == set()


def file_of(*pages):
    return saved(pages[0], "PDF", save_all=True, append_images=pages[1:])


def test_the_codes_are_told_page_by_page():
    data = file_of(sheet(), sheet(CODE), sheet(OTHER, CODE))

    assert codes_by_page(data, "pdf") == [frozenset(), {CODE}, {OTHER, CODE}]


def test_pages_are_taken_out_as_a_file_of_their_own():
    data = file_of(sheet(CODE), sheet(), sheet(OTHER))

    taken = pages_of(data, 2, 3)

    assert (count_of_pages(data), count_of_pages(taken)) == (3, 2)
    assert codes_by_page(taken, "pdf") == [frozenset(), {OTHER}]


def test_a_file_that_cannot_be_read_has_no_pages():
    assert count_of_pages(b"%PDF-1.7 no page follows") == 0
