"""Which trainings count as knowledge that is up to date (regulations 1.4, 44).

Units: years after the last day of a course.
"""

from exams.rules.parameters.declaration import choice, choices, integer

TRAININGS = (
    choice(
        "training_check",
        "TRAINING_NOT_ASKED",
        "Khi chưa bồi dưỡng, cập nhật kiến thức",
        "C: Hà Nội 2021; chưa có văn bản",
        choices=("TRAINING_NOT_ASKED", "TRAINING_WARNED"),
    ),
    choices(
        "training_kinds",
        ["KNOWLEDGE_UPDATE"],
        "Loại bồi dưỡng được tính là cập nhật kiến thức",
        "C: chưa có văn bản",
        more=("LEADERSHIP_SKILLS", "STATE_MANAGEMENT", "PARTY_THEORY"),
        low=1,
    ),
    integer(
        "training_years",
        5,
        "Số năm một khóa bồi dưỡng còn được tính (0: không giới hạn)",
        "C: chưa có văn bản",
        low=0,
        high=20,
    ),
)
