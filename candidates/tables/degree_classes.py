"""How well a degree was passed, as diplomas and lists say it."""

from typing import Any

from candidates.tables.cells import Note, Read, folded, raw_text
from exams.rules.degree_class import DegreeClass
from exams.rules.enums import Severity

CLASSES = {
    DegreeClass.EXCELLENT: "Xuất sắc",
    DegreeClass.VERY_GOOD: "Giỏi",
    DegreeClass.GOOD: "Khá",
    DegreeClass.FAIRLY_GOOD: "Trung bình khá",
    DegreeClass.AVERAGE: "Trung bình",
}
CLASS_WORDS = {
    "xuat sac": DegreeClass.EXCELLENT,
    "gioi": DegreeClass.VERY_GOOD,
    "kha": DegreeClass.GOOD,
    "trung binh kha": DegreeClass.FAIRLY_GOOD,
    "tb kha": DegreeClass.FAIRLY_GOOD,
    "tbk": DegreeClass.FAIRLY_GOOD,
    "trung binh": DegreeClass.AVERAGE,
    "tb": DegreeClass.AVERAGE,
}
NO_CLASS = frozenset(("", "khong", "khong xep loai", "khong ghi"))


def degree_class(raw: Any) -> Read:
    """Read how well a degree was passed; None where it says nothing. DEGREE_CLASS_UNKNOWN."""
    plain, notes = folded(raw)
    plain = " ".join(plain.replace("-", " ").replace(".", " ").split()).removeprefix("loai ")
    if plain in NO_CLASS:
        return Read(None, notes)
    passed_as = CLASS_WORDS.get(plain)
    if passed_as is None:
        note = Note("DEGREE_CLASS_UNKNOWN", Severity.WARNING, raw_text(raw))
        return Read(None, (*notes, note))
    return Read(passed_as, notes)
