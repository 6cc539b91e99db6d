"""Files become the pages of one PDF in the order in which they come."""

import io

import pytest
from PIL import Image
from pypdf import PdfReader

from candidates.rules.uploads import kind_of
from tests.files import pdf, picture
from web.merged_pages import merged


def photograph(width, height, orientation=1):
    """Return a JPEG as a camera makes it: the picture, and how the camera was held."""
    made, exif = io.BytesIO(), Image.Exif()
    exif[0x0112] = orientation
    Image.new("RGB", (width, height), "white").save(made, "JPEG", exif=exif)
    return made.getvalue()


def pages(*files):
    return PdfReader(io.BytesIO(merged(files))).pages


def test_pictures_and_pdfs_become_pages_in_their_order():
    whole = merged([("png", picture("PNG")), ("pdf", pdf(pages=2)), ("jpg", picture("JPEG"))])

    found = PdfReader(io.BytesIO(whole)).pages
    assert [round(page.mediabox.width) for page in found] == [2, 595, 595, 2]
    assert kind_of(whole, "giấy tờ") == "pdf"


@pytest.mark.parametrize(("orientation", "is_upright"), [(1, False), (6, True)])
def test_a_photograph_is_turned_as_the_camera_was_held(orientation, is_upright):
    [page] = pages(("jpg", photograph(400, 300, orientation)))

    assert (page.mediabox.height > page.mediabox.width) == is_upright


def test_a_large_picture_becomes_a_page_of_its_own_size_that_can_be_sent():
    [page] = pages(("png", picture("PNG", side=5_000)))

    assert round(page.mediabox.width) == round(3508 / 300 * 72)
