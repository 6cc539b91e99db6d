"""What a course is about, as lists of trainings say it."""

from typing import Any

from candidates.rules.trainings import TrainingKind
from candidates.tables.cells import Note, Read, folded, raw_text
from exams.rules.enums import Severity
from exams.rules.names import fold

TRAINING_NAMES = {
    TrainingKind.KNOWLEDGE_UPDATE: "Cập nhật kiến thức",
    TrainingKind.STATE_MANAGEMENT: "Quản lý nhà nước",
    TrainingKind.LEADERSHIP_SKILLS: "Lãnh đạo, quản lý",
    TrainingKind.PARTY_THEORY: "Lý luận chính trị",
    TrainingKind.DEFENCE_SECURITY: "Quốc phòng, an ninh",
    TrainingKind.PROFESSIONAL: "Chuyên môn, nghiệp vụ",
    TrainingKind.OTHER_TRAINING: "Khác",
}
# What a name says of a course, the first that fits: courses for leaders that bring them up to date
# are about knowledge.
_SIGNS = (
    ("cap nhat", TrainingKind.KNOWLEDGE_UPDATE),
    ("kien thuc moi", TrainingKind.KNOWLEDGE_UPDATE),
    ("quoc phong", TrainingKind.DEFENCE_SECURITY),
    ("qp", TrainingKind.DEFENCE_SECURITY),
    ("quan ly nha nuoc", TrainingKind.STATE_MANAGEMENT),
    ("qlnn", TrainingKind.STATE_MANAGEMENT),
    ("chuyen vien", TrainingKind.STATE_MANAGEMENT),
    ("ly luan chinh tri", TrainingKind.PARTY_THEORY),
    ("llct", TrainingKind.PARTY_THEORY),
    ("lanh dao", TrainingKind.LEADERSHIP_SKILLS),
    ("chuyen mon", TrainingKind.PROFESSIONAL),
    ("nghiep vu", TrainingKind.PROFESSIONAL),
    ("ky nang", TrainingKind.PROFESSIONAL),
)


def kind_of_course(course: str) -> TrainingKind:
    """Return what a course is about by its name; OTHER_TRAINING where the name does not tell."""
    plain = fold(course)
    signs = (kind for sign, kind in _SIGNS if sign in plain)
    return next(signs, TrainingKind.OTHER_TRAINING)


def training_kind(raw: Any) -> Read:
    """Read what a course is about; None when empty. TRAINING_KIND_UNKNOWN, and OTHER_TRAINING."""
    plain, notes = folded(raw)
    if not plain:
        return Read(None, notes)
    kind = kind_of_course(plain)
    if kind == TrainingKind.OTHER_TRAINING and plain != "khac":
        note = Note("TRAINING_KIND_UNKNOWN", Severity.WARNING, raw_text(raw))
        return Read(kind, (*notes, note))
    return Read(kind, notes)
