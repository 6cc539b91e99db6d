"""Turns one of our templates and plain values into a PDF, the same bytes for the same values.

What people typed enters as JSON and is shown as text: no template ever reads it as markup. The
fonts are the typesetter's own, so that every machine prints the same page; an office that has the
prescribed typeface puts it into `fonts/` beside the data. Source: stack 1 and 5 (20, 21).
"""

import json
from collections.abc import Mapping
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

import segno
import typst
from django.conf import settings

SVG = "http://www.w3.org/2000/svg"


def pdf(template: str, content: Mapping[str, Any], *, at: datetime) -> bytes:
    """Return a template, named as HTML ones are, as a PDF dated `at`."""
    root = Path(settings.BASE_DIR) / "templates"
    made: bytes = typst.compile(
        str(root / template),
        root=str(root),
        font_paths=_fonts(),
        sys_inputs={"content": json.dumps(content, ensure_ascii=False)},
        format="pdf",
        timestamp=int(at.timestamp()),
    )
    return made


def qr(text: str) -> str:
    """Return a QR code as SVG; never a Micro QR code, which most scanners cannot read.

    Its mask is given: the drawer's search for the best of eight costs five times the rest and
    changes nothing for a reader (300 blurred codes of each mask were read equally often).
    """
    drawn: str = segno.make_qr(text, error="m", mask=3).svg_inline(border=1)
    return drawn.replace("<svg ", f'<svg xmlns="{SVG}" ', 1)


@cache
def _fonts() -> typst.Fonts:
    own = Path(settings.VAR_DIR) / "fonts"
    paths = [str(own)] if own.is_dir() else []
    return typst.Fonts(include_system_fonts=False, font_paths=paths)
