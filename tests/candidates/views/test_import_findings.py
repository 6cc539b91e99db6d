"""What is said of a file: what a cell was understood as, and not how many cells there are."""

from candidates.rules.facts import ImportNotice
from candidates.views.import_findings import finding_lines
from exams.rules.enums import Severity


def line_of(code, value, suggestion):
    [line] = finding_lines([ImportNotice("S", 3, "P", code, Severity.WARNING, value, suggestion)])
    return line


def test_a_cell_says_what_it_was_understood_as():
    line = line_of("DATE_AS_TEXT", "1/10/2022", "2022-10-01")

    assert line.suggestion == line.cells[0].suggestion == "01/10/2022"


def test_how_many_cells_were_not_read_is_no_suggestion():
    line = line_of("COLUMN_UNKNOWN", "Ghi chú riêng", "2")

    assert line.suggestion == line.cells[0].suggestion == ""
    assert "không đọc 2 ô" in line.detail
