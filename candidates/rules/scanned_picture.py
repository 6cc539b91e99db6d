"""What a picture must be: small enough to be drawn, and whole (T45, T46)."""

import io

from PIL import Image

from exams.rules.refusals import Refusal

MOST_PIXELS = 60_000_000  # nearly twice what a scanner makes of A4 at 600 dots an inch
FORMATS = {"jpg": "JPEG", "png": "PNG"}


def require_drawable(data: bytes, name: str, kind: str) -> None:
    """Refuse (PICTURE_TOO_LARGE, FILE_DAMAGED) a picture that cannot be drawn to its end."""
    try:
        with Image.open(io.BytesIO(data), formats=[FORMATS[kind]]) as picture:
            if picture.width * picture.height > MOST_PIXELS:
                raise _too_large(name)
            picture.draft("L", (picture.width // 8, picture.height // 8))  # of a JPG it is enough
            picture.load()
    except Refusal:
        raise
    except Image.DecompressionBombError as bomb:
        raise _too_large(name) from bomb
    except Exception as broken:  # what strangers wrote breaks a reader in more ways than it names
        raise Refusal("FILE_DAMAGED", field="file", file=name) from broken


def _too_large(name: str) -> Refusal:
    limit = MOST_PIXELS // 1_000_000
    return Refusal("PICTURE_TOO_LARGE", field="file", file=name, limit=limit)
