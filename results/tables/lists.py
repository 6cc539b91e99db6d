"""A published list as a spreadsheet: the same words as the printed notice, values as values.

data = workbook(publication)       # the same bytes for the same publication
"""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from django.utils.translation import override

from candidates.tables.sheets import Cell, Page, xlsx
from results.models import Publication
from results.sentences.columns import Line, ListColumn, columns_of
from results.sentences.lists import note, outcome, sex
from web.sentences import sentence

SHEET = "Danh sách"
SEAL = "Mã kiểm tra"


def workbook(publication: Publication) -> bytes:
    """Return a published list as .xlsx, with its digest on a second sheet."""
    with override("vi"):
        title = sentence(f"KIND_{publication.kind}")
        pages = [_list(publication), _seal(publication, title)]
        return xlsx(pages, created=publication.published_on, title=title)


def file_name(publication: Publication) -> str:
    kind, code = publication.kind.lower(), publication.campaign.code
    return f"{code}-{kind}-{publication.version}.xlsx"


def _list(publication: Publication) -> Page:
    lines = publication.content["lines"]
    columns = [
        column for column in columns_of(publication.kind, lines) if column.field != "position"
    ]
    headings = ["STT", "Vị trí", *(column.heading for column in columns)]
    return Page(SHEET, headings, _rows(lines, columns))


def _rows(lines: list[Line], columns: list[ListColumn]) -> Iterator[list[Cell]]:
    for number, line in enumerate(lines, start=1):
        yield [number, line.get("position", ""), *(_cell(line, column) for column in columns)]


def _cell(line: Line, column: ListColumn) -> Cell:
    words = {"result": outcome, "note": note, "sex": sex}
    if column.field in words:
        return words[column.field](line)
    value = str(line.get(column.field) or "")
    if not value:
        return None
    match column.kind:
        case "points":
            return Decimal(value)
        case "date":
            return int(value) if value.isdigit() else date.fromisoformat(value)
        case _:
            return int(value) if column.field in ("rank", "year") else value


def _seal(publication: Publication, title: str) -> Page:
    rows: list[list[Cell]] = [
        ["Văn bản", title],
        ["Số", publication.number],
        ["Ngày công bố", publication.published_on],
        ["Mã kiểm tra (SHA-256)", publication.digest],
    ]
    return Page(SEAL, ("Mục", "Nội dung"), rows)
