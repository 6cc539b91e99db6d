"""What is remembered of an import where a person said what the file means."""

from candidates.rules.facts import ImportNotice, placed
from exams.rules.enums import Severity


def notice(code, value="Nguyễn An"):
    return ImportNotice("Cán bộ", 2, "C", code, Severity.INFO, value)


def test_where_a_person_said_what_a_file_means_is_told_without_what_stands_there():
    findings = [notice("CELL_MENDED"), notice("DATE_TEXT"), notice("VALUE_PLACED")]

    assert placed(findings) == ["Cán bộ!C2 CELL_MENDED", "Cán bộ!C2 VALUE_PLACED"]
