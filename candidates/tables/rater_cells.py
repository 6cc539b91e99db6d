"""Who evaluated, as files of evaluations say it."""

from typing import Any

from candidates.rules.raters import COMPETENT, RaterSource
from candidates.tables.cells import Note, Read, folded, raw_text
from exams.rules.enums import Severity

RATERS = {
    RaterSource.SUPERIOR: "Cấp có thẩm quyền",
    RaterSource.SELF: "Tự đánh giá",
    RaterSource.COLLECTIVE: "Tập thể",
    RaterSource.PARTY_CELL: "Chi bộ",
}
_BEGINNINGS = (
    ("ca nhan", RaterSource.SELF),
    ("ban than", RaterSource.SELF),
    ("tu ", RaterSource.SELF),
    ("tap the", RaterSource.COLLECTIVE),
    ("chi bo", RaterSource.PARTY_CELL),
    ("chi uy", RaterSource.PARTY_CELL),
    ("cap uy", RaterSource.PARTY_CELL),
    ("cap ", RaterSource.SUPERIOR),
    ("thu truong", RaterSource.SUPERIOR),
    ("nguoi dung dau", RaterSource.SUPERIOR),
    ("lanh dao", RaterSource.SUPERIOR),
)


def rater(raw: Any) -> Read:
    """Read who evaluated; empty is the competent one. RATER_UNKNOWN when not understood."""
    plain, notes = folded(raw)
    if not plain:
        return Read(COMPETENT, notes)
    for beginning, source in _BEGINNINGS:
        if plain.startswith(beginning):
            return Read(source, notes)
    return Read(None, (*notes, Note("RATER_UNKNOWN", Severity.ERROR, raw_text(raw))))
