"""Turns one of our Word templates and plain values into a file that an office edits, then signs.

What people typed is escaped: it is text, whatever it looks like. The same values give the same
bytes. The library takes a third of a second to load and most processes write no such file, so it is
loaded when one is written. Source: stack 1 (Word).
"""

import io
import re
import zipfile
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

import segno
from django.conf import settings
from django.utils import timezone

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
SUFFIX = ".docx"
# What XML cannot hold; a file with one of them would not open.
NOT_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
QR_WIDTH = 1.6  # cm


def docx(template: str, content: Mapping[str, Any], *, at: datetime, code: str = "") -> bytes:
    """Return a template, named as HTML ones are, as a Word file dated `at`.

    `code` is drawn as a QR code where the template says `qr`. Raises UndefinedError where the
    template asks for what the content has not.
    """
    from docx.shared import Cm  # noqa: PLC0415
    from docxtpl import DocxTemplate, InlineImage  # noqa: PLC0415
    from jinja2 import Environment, StrictUndefined  # noqa: PLC0415

    document = DocxTemplate(Path(settings.BASE_DIR) / "templates" / template)
    picture = InlineImage(document, io.BytesIO(_drawn(code)), width=Cm(QR_WIDTH)) if code else None
    document.render(
        {**_printable(content), "qr": picture},
        Environment(undefined=StrictUndefined, autoescape=True),
    )
    properties = document.docx.core_properties
    properties.title = content.get("title", "")
    properties.created = properties.modified = timezone.localtime(at).replace(tzinfo=None)
    made = io.BytesIO()
    document.save(made)
    return _dated(made, at)


def _drawn(code: str) -> bytes:
    picture = io.BytesIO()
    segno.make_qr(code, error="m", mask=3).save(picture, kind="png", scale=8, border=1)
    return picture.getvalue()


def _printable(value: Any) -> Any:
    """Return values without the characters that no Word file can hold."""
    if isinstance(value, str):
        return NOT_XML.sub("", value)
    if isinstance(value, Mapping):
        return {key: _printable(each) for key, each in value.items()}
    if isinstance(value, (list, tuple)):
        return [_printable(each) for each in value]
    return value


def _dated(file: io.BytesIO, at: datetime) -> bytes:
    """Return the same file with `at` as the date of each of its parts, not the time of writing."""
    moment = timezone.localtime(at).timetuple()[:6]
    sink = io.BytesIO()
    with zipfile.ZipFile(file) as parts, zipfile.ZipFile(sink, "w") as packed:
        for name in parts.namelist():
            part = zipfile.ZipInfo(name, moment)
            part.compress_type = zipfile.ZIP_DEFLATED
            packed.writestr(part, parts.read(name))
    return sink.getvalue()
