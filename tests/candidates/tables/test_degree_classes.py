import pytest

from candidates.tables.degree_classes import CLASSES, degree_class
from exams.rules.degree_class import DegreeClass


@pytest.mark.parametrize(
    ("raw", "passed_as"),
    [
        *((text, code) for code, text in CLASSES.items()),
        ("loại giỏi", DegreeClass.VERY_GOOD),
        ("TB-Khá", DegreeClass.FAIRLY_GOOD),
        ("tb", DegreeClass.AVERAGE),
        ("", None),
        ("Không xếp loại", None),
    ],
)
def test_the_class_of_a_degree_is_read_as_offices_write_it(raw, passed_as):
    assert degree_class(raw) == (passed_as, ())


def test_a_class_that_nobody_knows_is_told_and_not_guessed():
    value, notes = degree_class("Ưu")

    assert (value, [note.code for note in notes]) == (None, ["DEGREE_CLASS_UNKNOWN"])
