"""What a dossier may hold: the kind is told by the content, never by the name (T45)."""

from exams.rules.refusals import Refusal

MEGABYTE = 1024 * 1024
MAX_BYTES = 10 * MEGABYTE
MAX_SPREADSHEET_BYTES = 20 * MEGABYTE
SUFFIXES = ".pdf,.jpg,.jpeg,.png"  # what the chooser of files offers first
_SIGNATURES = ((b"%PDF-", "pdf"), (b"\xff\xd8\xff", "jpg"), (b"\x89PNG\r\n\x1a\n", "png"))
_DANGEROUS = (b"/JavaScript", b"/JS ", b"/Launch", b"/EmbeddedFile", b"/RichMedia", b"/XFA")


def kind_of(data: bytes, name: str) -> str:
    """Return pdf, jpg or png.

    Raises Refusal FILE_EMPTY, FILE_TOO_LARGE, FILE_KIND or FILE_ACTIVE (a PDF with programs in it),
    each naming the file and what is allowed.
    """
    if not data:
        raise Refusal("FILE_EMPTY", field="file", file=name)
    require_size(len(data), name)
    for signature, kind in _SIGNATURES:
        if data.startswith(signature):
            if kind == "pdf" and any(mark in data for mark in _DANGEROUS):
                raise Refusal("FILE_ACTIVE", field="file", file=name)
            return kind
    raise Refusal("FILE_KIND", field="file", file=name)


def require_size(size: int, name: str, limit: int = MAX_BYTES) -> None:
    """Refuse (FILE_TOO_LARGE) a file of more bytes than one may have."""
    if size > limit:
        allowed = f"{limit // MEGABYTE} MB"
        raise Refusal("FILE_TOO_LARGE", field="file", file=name, limit=allowed)
