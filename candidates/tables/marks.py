"""What calamine does not tell of a sheet: formulas, padded numbers, what is hidden.

Runs in the child process only. Two readers give the same marks: `quick` looks for the few
places that matter in the bytes that every spreadsheet program writes; `slow`
(`parsed_marks.py`) parses everything and serves the rest. A document type (DTD) is refused.
"""

import re
from collections.abc import Iterator
from html import unescape

from candidates.tables.cell_marks import (
    CellMarks,
    CellPosition,
    Padding,
    column_number,
    hidden_spans,
)
from candidates.tables.parsed_marks import slow
from candidates.tables.parts import elements

CELL = re.compile(rb'<c r="([A-Z]{1,3})(\d{1,7})"')
ROW = re.compile(rb'<row [^>]*?\bhidden="(?:1|true)"[^>]*>')
NUMBER = re.compile(rb'\br="(\d+)"')
KIND = re.compile(rb' t="(\w+)"')
SHARED = re.compile(rb' si="(\d+)"')
VALUE = re.compile(rb"<v>([^<]*)</v>")


def of_sheet(xml: bytes, paddings: dict[int, Padding]) -> CellMarks:
    """Return the marks of one worksheet part; `paddings` are the padding styles by number."""
    return quick(xml, paddings) if _is_usual(xml) else slow(xml, paddings)


def _is_usual(xml: bytes) -> bool:
    """Tell whether the bytes are written the way spreadsheet programs write them."""
    head = xml[:2000]
    return (
        b"<worksheet" in head
        and b"<!DOCTYPE" not in xml
        and b"<!--" not in xml
        and b"<![CDATA[" not in xml
        and b"encoding" not in head[:100].lower().replace(b'encoding="utf-8"', b"")
        and xml.count(b"<c ") == xml.count(b'<c r="')
        and xml.count(b"<row ") == xml.count(b'<row r="')
    )


def _hidden_rows(xml: bytes, begin: int, end: int) -> set[int]:
    rows = ROW.finditer(xml, begin, end)
    return {int(number[1]) for row in rows if (number := NUMBER.search(row[0]))}


def quick(xml: bytes, paddings: dict[int, Padding]) -> CellMarks:
    marks = CellMarks()
    begin, end = xml.find(b"<sheetData"), xml.rfind(b"</sheetData>")
    if begin < 0 or end < 0:
        return marks
    marks.hidden_columns = _hidden_columns(xml[:begin])
    marks.hidden_rows = _hidden_rows(xml, begin, end)
    _find_formulas(xml, begin, end, marks)
    for style, pad in paddings.items():
        _find_padded(xml, b' s="%d"' % style, pad, marks)
    for start, tag in _tags(xml, b' t="e"', begin, end):
        if value := VALUE.search(xml, start, start + 2000):
            marks.errors[cell_position(tag)] = value[1].decode()
    return marks


def _hidden_columns(head: bytes) -> list[tuple[int, int]]:
    begin, end = head.find(b"<cols"), head.find(b"</cols>")
    if begin < 0 or end < 0:
        return []
    return list(hidden_spans(elements(head[begin : end + 7])))


def _find_formulas(xml: bytes, begin: int, end: int, marks: CellMarks) -> None:
    shared: dict[bytes, str] = {}
    at = xml.find(b"<f", begin, end)
    while at >= 0:
        if xml[at + 2 : at + 3] in (b">", b" ", b"/"):
            cell = xml[xml.rfind(b"<c ", begin, at) : at]
            close = xml.find(b">", at)
            tag = xml[at : close + 1]
            text = "" if tag.endswith(b"/>") else _text(xml, close + 1)
            if group := SHARED.search(tag):
                text = text or shared.get(group[1], "")
                shared.setdefault(group[1], text)
            marks.formulas[cell_position(cell)] = "=" + text
        at = xml.find(b"<f", at + 2, end)


def _text(xml: bytes, begin: int) -> str:
    return unescape(xml[begin : xml.find(b"<", begin)].decode("utf-8", "replace"))


def _find_padded(xml: bytes, style: bytes, pad: Padding, marks: CellMarks) -> None:
    for start, tag in _tags(xml, style, 0, len(xml)):
        kind = KIND.search(tag)
        if kind is not None and kind[1] != b"n":
            continue
        end = start + len(tag)
        if xml[end : end + 3] == b"<v>":
            padded = pad(_text(xml, end + 3))
            if padded:
                marks.displayed[cell_position(tag)] = padded


def _tags(xml: bytes, sign: bytes, begin: int, end: int) -> Iterator[tuple[int, bytes]]:
    """Yield the start and the opening tag of every cell that carries the sign."""
    at = xml.find(sign, begin, end)
    while at >= 0:
        start = xml.rfind(b"<c ", 0, at)
        close = xml.find(b">", start) + 1
        if start >= 0 and close > at and xml[close - 2 : close - 1] != b"/":
            yield start, xml[start:close]
        at = xml.find(sign, at + 1, end)


def cell_position(tag: bytes) -> CellPosition:
    """Return row and column of a cell's tag."""
    match = CELL.match(tag)
    if match is None:
        return 0, 0
    return int(match[2]), column_number(match[1].decode())
