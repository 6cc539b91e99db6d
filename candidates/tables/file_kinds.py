"""What kind of spreadsheet a file is, and what it is packed of.

Nothing is parsed here. A zip lists its parts and their sizes at its end; that list alone tells
most bombs. Source: stack 5.1.
"""

import io
import zipfile
import zlib
from enum import StrEnum

from candidates.rules.uploads import MEGABYTE
from candidates.tables.intake import Limits
from exams.rules.refusals import Refusal

NOT_UNPACKED = (
    *(zipfile.BadZipFile, zlib.error, NotImplementedError),
    *(ValueError, EOFError, OSError),
)
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ODS = b"application/vnd.oasis.opendocument.spreadsheet"


class FileKind(StrEnum):
    XLSX = "xlsx"
    XLS = "xls"
    ODS = "ods"


def kind_of(data: bytes, name: str, limits: Limits) -> FileKind:
    """Return what kind of spreadsheet this is, or refuse it.

    Refuses with FILE_NOT_SPREADSHEET, FILE_ENCRYPTED, FILE_HAS_MACROS, FILE_TOO_MANY_PARTS,
    FILE_UNPACKED_TOO_LARGE or FILE_DAMAGED.
    """
    if data.startswith(OLE):
        return _old_kind(data, name)
    if not data.startswith(b"PK\x03\x04"):
        raise Refusal("FILE_NOT_SPREADSHEET", file=name)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            return _packed_kind(package, name, limits)
    except NOT_UNPACKED as problem:
        raise Refusal("FILE_DAMAGED", file=name) from problem
    except RuntimeError as problem:  # a part of the package wants a password
        raise Refusal("FILE_ENCRYPTED", file=name) from problem


def _old_kind(data: bytes, name: str) -> FileKind:
    """Look for the streams of a compound file by name; they are written in UTF-16."""
    if _stream(data, "EncryptedPackage"):
        raise Refusal("FILE_ENCRYPTED", file=name)
    if _stream(data, "_VBA_PROJECT_CUR") or _stream(data, "_VBA_PROJECT"):
        raise Refusal("FILE_HAS_MACROS", file=name)
    if not (_stream(data, "Workbook") or _stream(data, "Book")):
        raise Refusal("FILE_NOT_SPREADSHEET", file=name)
    return FileKind.XLS


def _stream(data: bytes, stream: str) -> bool:
    return stream.encode("utf-16-le") in data


def _packed_kind(package: zipfile.ZipFile, name: str, limits: Limits) -> FileKind:
    parts = package.infolist()
    if len(parts) > limits.parts:
        raise Refusal("FILE_TOO_MANY_PARTS", file=name, limit=limits.parts)
    if sum(part.file_size for part in parts) > limits.unpacked_bytes:
        limit = f"{limits.unpacked_bytes // MEGABYTE} MB"
        raise Refusal("FILE_UNPACKED_TOO_LARGE", file=name, limit=limit)
    names = {part.filename for part in parts}
    if any(part.flag_bits & 1 for part in parts) or _locked(package, names):
        raise Refusal("FILE_ENCRYPTED", file=name)
    if _has_macros(package, names):
        raise Refusal("FILE_HAS_MACROS", file=name)
    return _plain_kind(package, names, name)


def _plain_kind(package: zipfile.ZipFile, names: set[str], name: str) -> FileKind:
    if "xl/workbook.xml" in names:
        return FileKind.XLSX
    if "[Content_Types].xml" in names and b"spreadsheetml.sheet.main" in _part(
        package, "[Content_Types].xml"
    ):
        return FileKind.XLSX
    if "content.xml" in names and _part(package, "mimetype", names).startswith(ODS):
        return FileKind.ODS
    raise Refusal("FILE_NOT_SPREADSHEET", file=name)


def _has_macros(package: zipfile.ZipFile, names: set[str]) -> bool:
    if any(part.startswith("Basic/") or part.endswith("vbaProject.bin") for part in names):
        return True
    return b"macroEnabled" in _part(package, "[Content_Types].xml", names)


def _locked(package: zipfile.ZipFile, names: set[str]) -> bool:
    return b"encryption-data" in _part(package, "META-INF/manifest.xml", names)


def _part(package: zipfile.ZipFile, part: str, names: set[str] | None = None) -> bytes:
    """Return the beginning of a small part, empty when there is none."""
    if names is not None and part not in names:
        return b""
    with package.open(part) as stream:
        return stream.read(MEGABYTE)
