"""Small files that are what their names say: a PDF of pages, a picture, one with more in it."""

import io
from functools import cache

from PIL import Image
from pypdf import PdfWriter

SIDE = 8  # of a picture, in pixels


@cache
def pdf(title: str = "giấy tờ", pages: int = 1) -> bytes:
    """Return a PDF of blank pages; each title makes another file."""
    return written(blank(title, pages))


def blank(title: str = "giấy tờ", pages: int = 1) -> PdfWriter:
    """Return blank pages to which a test adds what it is about."""
    writer = PdfWriter()
    for _each in range(pages):
        writer.add_blank_page(width=595, height=842)
    writer.add_metadata({"/Title": title})
    return writer


def written(writer: PdfWriter) -> bytes:
    """Return what was made as a file."""
    made = io.BytesIO()
    writer.write(made)
    return made.getvalue()


@cache
def picture(kind: str = "PNG", colour: str = "white", side: int = SIDE) -> bytes:
    """Return a square of one colour as a PNG or a JPEG."""
    made = io.BytesIO()
    Image.new("RGB", (side, side), colour).save(made, kind)
    return made.getvalue()
