"""A picture is drawn to its end before it is kept, unless it would fill the memory (T45, T46)."""

import struct
import zlib

import pytest

from candidates.rules.scanned_picture import MOST_PIXELS, require_drawable
from exams.rules.refusals import Refusal
from tests.files import picture

PNG, JPG = picture("PNG"), picture("JPEG")


def claims(width, height):
    """Return a PNG that says it is so large, and holds nothing of it."""
    head = b"IHDR" + struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    check = struct.pack(">I", zlib.crc32(head))
    return PNG[:8] + struct.pack(">I", 13) + head + check + PNG[33:]


@pytest.mark.parametrize(("data", "kind"), [(PNG, "png"), (JPG, "jpg")])
def test_a_whole_picture_is_taken(data, kind):
    require_drawable(data, "ảnh", kind)


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (PNG[:8], "png"),
        (PNG[:45], "png"),
        (PNG[:41] + b"\0\0\0\0" + PNG[45:], "png"),
        (JPG[:-80], "jpg"),
        (JPG, "png"),  # what is named one kind is never drawn as another
        (claims(2_000, 2_000), "png"),
    ],
    ids=["begun", "cut", "changed", "cut-jpg", "another-kind", "lying"],
)
def test_a_picture_that_cannot_be_drawn_is_refused(data, kind):
    with pytest.raises(Refusal) as refused:
        require_drawable(data, "ảnh", kind)

    assert (refused.value.code, refused.value.facts["file"]) == ("FILE_DAMAGED", "ảnh")


@pytest.mark.parametrize("side", [7_746, 20_000])  # just too many, and far too many
def test_a_picture_that_would_fill_the_memory_is_not_drawn(side):
    with pytest.raises(Refusal) as refused:
        require_drawable(claims(side, side), "ảnh", "png")

    assert (refused.value.code, refused.value.facts["limit"]) == ("PICTURE_TOO_LARGE", "60")


def test_the_largest_picture_is_more_than_a_page_scanned_finely():
    assert MOST_PIXELS > 4_960 * 7_016  # A4 at 600 dots an inch
