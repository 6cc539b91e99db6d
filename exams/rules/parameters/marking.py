"""How a script is marked and marked again, and what is taken off (regulations, annex ii C).

Units: points on the scale of one part; percent for sanctions.
"""

from exams.rules.parameters.declaration import choice, choices, decimal, integer, switch, table

MARKING = (
    integer(
        "markers",
        2,
        "Số cán bộ chấm độc lập",
        "A: TT 22/2025, Điều 16",
        low=1,
        high=5,
        enforced=False,
    ),
    decimal(
        "diff_auto_max",
        "5",
        "Lệch điểm lấy trung bình (đến và bằng)",
        "A: TT 22/2025, Điều 16",
        low=0,
        high=1000,
    ),
    decimal(
        "diff_third_min",
        "10",
        "Lệch điểm phải chấm lần ba (từ)",
        "A: TT 22/2025, Điều 16",
        low=0,
        high=1000,
    ),
    choice(
        "diff_between",
        "HEAD_DISCUSSION",
        "Lệch ở giữa",
        "A: TT 22/2025, Điều 16",
        choices=("HEAD_DISCUSSION",),
        enforced=False,
    ),
    choice(
        "third_rule",
        "TWO_EQUAL_ELSE_COLLECTIVE",
        "Sau lần chấm ba",
        "A: TT 22/2025, Điều 16",
        choices=("TWO_EQUAL_ELSE_COLLECTIVE",),
        enforced=False,
    ),
    switch(
        "marker2_sees_marker1",
        False,
        "Người chấm sau thấy điểm người trước",
        "Thiết kế: không bao giờ",
        enforced=False,
    ),
    choice(
        "blind_code",
        "RANDOM",
        "Số phách",
        "A: TT 22/2025, Điều 15",
        choices=("RANDOM",),
        enforced=False,
    ),
    choice(
        "code_binding",
        "LATE",
        "Gắn số phách với số báo danh",
        "A: TT 22/2025, Điều 15(3); Thiết kế",
        choices=("LATE", "SEALED"),
    ),
    choices(
        "remark_allowed_parts", ["WRITTEN"], "Phần thi được phúc khảo", "A: TT 22/2025, Điều 22(3)"
    ),
    choice(
        "remark_rule",
        "TWO_EQUAL_ELSE_THIRD_ELSE_MEAN",
        "Cách chấm phúc khảo",
        "A: TT 22/2025, Điều 17",
        choices=("TWO_EQUAL_ELSE_THIRD_ELSE_MEAN",),
        enforced=False,
    ),
    decimal(
        "remark_adopt_below",
        "5",
        "Lệch phúc khảo lấy điểm mới (dưới)",
        "A: TT 22/2025, Điều 17",
        low=0,
        high=1000,
    ),
    decimal(
        "remark_dialogue_from",
        "5",
        "Lệch phúc khảo phải đối thoại (từ)",
        "A: TT 22/2025, Điều 17",
        low=0,
        high=1000,
    ),
    table(
        "sanctions",
        {"EXAM_REPRIMAND": 25, "EXAM_WARNING": 50},
        "Trừ điểm, % bài thi",
        "A: Nội quy, Điều 2",
        keys=("EXAM_REPRIMAND", "EXAM_WARNING"),
        low=0,
        high=100,
    ),
    choice(
        "sanction_cumulation",
        "HIGHER_ONLY",
        "Hai mức xử lý một bài",
        "C",
        choices=("HIGHER_ONLY", "ADDED", "SUCCESSIVE"),
    ),
    choice(
        "sanction_applied",
        "AFTER_REMARK",
        "Trừ điểm lúc",
        "C",
        choices=("AFTER_REMARK",),
        enforced=False,
    ),
    integer(
        "unsigned_submission",
        0,
        "Không ký nộp bài",
        "A: TT 22/2025",
        low=0,
        high=100,
        enforced=False,
    ),
)
