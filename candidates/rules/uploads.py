"""What a dossier may hold: the kind is told by the content, never by the name (T45).

Every file is looked through before it is kept: pages to read and nothing that does something.
"""

from collections.abc import Sequence

from candidates.rules.scanned_pdf import require_only_pages
from candidates.rules.scanned_picture import require_drawable
from exams.rules.refusals import Refusal

MEGABYTE = 1024 * 1024
MAX_BYTES = 10 * MEGABYTE
MAX_SPREADSHEET_BYTES = 20 * MEGABYTE
MOST_TOGETHER = 6 * MAX_BYTES  # of the files that are sent at once as one paper
MOST_FILES = 40
SUFFIXES = ".pdf,.jpg,.jpeg,.png"  # what the chooser of files offers first
_SIGNATURES = ((b"%PDF-", "pdf"), (b"\xff\xd8\xff", "jpg"), (b"\x89PNG\r\n\x1a\n", "png"))
_ARCHIVES = (b"Rar!\x1a\x07", b"7z\xbc\xaf\x27\x1c")
_END_OF_ZIP, _ZIP_TAIL = b"PK\x05\x06", 22 + 0xFFFF  # by it a ZIP is found, this far from the end
_IN_NO_PICTURE = (b"<script", b"<?php", b"%PDF-")


def kind_of(data: bytes, name: str) -> str:
    """Return pdf, jpg or png, of a file that is that and nothing more.

    Raises Refusal FILE_EMPTY, FILE_TOO_LARGE, FILE_KIND, FILE_HIDES_ANOTHER (another file hangs on
    it) or a reason of `require_only_pages` or `require_drawable`, each naming the file.
    """
    if not data:
        raise Refusal("FILE_EMPTY", field="file", file=name)
    require_size(len(data), name)
    kind = _kind_by_signature(data, name)
    if _is_another_too(data, kind):
        raise Refusal("FILE_HIDES_ANOTHER", field="file", file=name)
    if kind == "pdf":
        require_only_pages(data, name)
    else:
        require_drawable(data, name, kind)
    return kind


def _kind_by_signature(data: bytes, name: str) -> str:
    for signature, kind in _SIGNATURES:
        if data.startswith(signature):
            return kind
    raise Refusal("FILE_KIND", field="file", file=name)


def _is_another_too(data: bytes, kind: str) -> bool:
    """Say whether another program would read the same bytes as an archive or as a page."""
    is_archive = _END_OF_ZIP in data[-_ZIP_TAIL:] or any(mark in data for mark in _ARCHIVES)
    return is_archive or (kind != "pdf" and any(mark in data for mark in _IN_NO_PICTURE))


def require_size(size: int, name: str, limit: int = MAX_BYTES) -> None:
    """Refuse (FILE_TOO_LARGE) a file of more bytes than one may have."""
    if size > limit:
        allowed = f"{limit // MEGABYTE} MB"
        raise Refusal("FILE_TOO_LARGE", field="file", file=name, limit=allowed)


def require_together(sizes: Sequence[int]) -> None:
    """Refuse more files than one paper is sent in (FILES_TOO_MANY), or too large ones together."""
    if len(sizes) > MOST_FILES:
        raise Refusal("FILES_TOO_MANY", field="file", limit=MOST_FILES)
    if len(sizes) > 1 and sum(sizes) > MOST_TOGETHER:
        limit = f"{MOST_TOGETHER // MEGABYTE} MB"
        raise Refusal("FILES_TOO_LARGE", field="file", limit=limit)
