"""Put files together as the pages of one PDF, in the order in which they come."""

import io
from collections.abc import Iterable

from PIL import Image, ImageOps
from pypdf import PdfReader, PdfWriter

LONG_SIDE = 3508  # pixels to which a picture is drawn: A4 at 300 dots an inch
DOTS_AN_INCH = 300
QUALITY = 85


def merged(files: Iterable[tuple[str, bytes]]) -> bytes:
    """Return one PDF of files that are given by kind (pdf, jpg or png) and content."""
    writer = PdfWriter()
    for kind, data in files:
        pages = data if kind == "pdf" else _page_of(data)
        writer.append(PdfReader(io.BytesIO(pages)), import_outline=False)
    made = io.BytesIO()
    writer.write(made)
    return made.getvalue()


def _page_of(data: bytes) -> bytes:
    """Return a picture as a page, upright as the camera was held."""
    with Image.open(io.BytesIO(data)) as picture:
        picture.draft("RGB", (LONG_SIDE, LONG_SIDE))
        picture.thumbnail((LONG_SIDE, LONG_SIDE))
        upright = ImageOps.exif_transpose(picture).convert("RGB")
    made = io.BytesIO()
    upright.save(made, "PDF", resolution=DOTS_AN_INCH, quality=QUALITY)
    return made.getvalue()
