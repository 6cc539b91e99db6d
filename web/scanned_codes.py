"""Read the QR codes off scans of papers, page by page, and take pages out of a scan."""

import io
from collections.abc import Iterator, Sequence
from threading import Lock
from typing import Any

import pypdfium2
import zxingcpp
from PIL import Image, UnidentifiedImageError

MOST_PAGES = 60  # a scan of so many is read within some seconds
MOST_PIXELS = 60_000_000  # of a picture: twice what a scanner makes of A4 at 600 dots an inch
LONG_SIDE = 2400  # pixels to which a page is drawn: A4 at about 200 dots an inch
# Two threads of a service must never be in it at once: PDFium is not made for that.
ONE_AT_A_TIME = Lock()
QR = zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode)


def codes_on(data: bytes, kind: str) -> frozenset[str]:
    """Return what the QR codes of a scan say (pdf, jpg or png).

    Nothing is returned of a file that cannot be read; pages after the last that is looked at
    (MOST_PAGES) are not.
    """
    return frozenset().union(*codes_by_page(data, kind))


def codes_by_page(data: bytes, kind: str) -> list[frozenset[str]]:
    """Return the same for each page; a picture is one."""
    pictures = _pages(data) if kind == "pdf" else _picture(data)
    return [frozenset(code.text for code in _read(picture)) for picture in pictures]


def count_of_pages(data: bytes) -> int:
    """Return how many pages a PDF has; none, where it cannot be read."""
    with ONE_AT_A_TIME:
        try:
            return len(pypdfium2.PdfDocument(io.BytesIO(data)))
        except pypdfium2.PdfiumError:
            return 0


def pages_of(data: bytes, first: int, last: int) -> bytes:
    """Return some pages of a PDF, counted from 1, as a PDF of their own."""
    with ONE_AT_A_TIME:
        part = pypdfium2.PdfDocument.new()
        part.import_pages(pypdfium2.PdfDocument(io.BytesIO(data)), list(range(first - 1, last)))
        made = io.BytesIO()
        part.save(made)
    return made.getvalue()


def _pages(data: bytes) -> Iterator[Image.Image]:
    """Yield the pages one by one: a pile of them would not fit into the memory."""
    for number in range(min(count_of_pages(data), MOST_PAGES)):
        with ONE_AT_A_TIME:
            try:
                drawn = _drawn(pypdfium2.PdfDocument(io.BytesIO(data))[number])
            except pypdfium2.PdfiumError:
                return
        yield drawn


def _read(picture: Image.Image) -> Sequence[Any]:
    return zxingcpp.read_barcodes(picture, formats=QR)


def _drawn(page: pypdfium2.PdfPage) -> Image.Image:
    picture: Image.Image = page.render(scale=LONG_SIDE / max(page.get_size())).to_pil()
    return picture.convert("L")


def _picture(data: bytes) -> Iterator[Image.Image]:
    try:
        picture = Image.open(io.BytesIO(data))
        if picture.width * picture.height <= MOST_PIXELS:
            yield picture.convert("L")
    except (UnidentifiedImageError, OSError, Image.DecompressionBombError):
        return
