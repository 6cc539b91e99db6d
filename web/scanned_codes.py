"""Read the QR codes off scans of papers."""

import io
from collections.abc import Iterator, Sequence
from threading import Lock
from typing import Any

import pypdfium2
import zxingcpp
from PIL import Image, UnidentifiedImageError

MOST_PAGES = 20
MOST_PIXELS = 60_000_000  # of a picture: twice what a scanner makes of A4 at 600 dots an inch
LONG_SIDE = 2400  # pixels to which a page is drawn: A4 at about 200 dots an inch
# Two threads of a service must never be in it at once: PDFium is not made for that.
ONE_AT_A_TIME = Lock()
QR = zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode)


def codes_on(data: bytes, kind: str) -> frozenset[str]:
    """Return what the QR codes of a scan say (pdf, jpg or png).

    Nothing is returned of a file that cannot be read; pages after the twentieth are not looked at.
    """
    pictures = _pages(data) if kind == "pdf" else _picture(data)
    return frozenset(code.text for picture in pictures for code in _read(picture))


def _pages(data: bytes) -> Iterator[Image.Image]:
    with ONE_AT_A_TIME:
        try:
            pages = pypdfium2.PdfDocument(io.BytesIO(data))
            drawn = [_drawn(pages[number]) for number in range(min(len(pages), MOST_PAGES))]
        except pypdfium2.PdfiumError:
            return
    yield from drawn


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
