"""A row that only adds up, told from one about somebody."""

from typing import Any

from exams.rules.names import fold

TOTALS = ("tong", "cong", "danh sach gom", "nguoi lap", "ghi chu")
FEW_TEXTS = 2  # a line of totals has no more texts, a line about somebody has


def is_total(cells: list[Any]) -> bool:
    """Tell whether a row only adds up; a person whose name is Tống has more texts in the line."""
    texts = [cell for cell in cells if cell.__class__ is str and cell != ""]
    return len(texts) <= FEW_TEXTS and any(fold(text).startswith(TOTALS) for text in texts)
