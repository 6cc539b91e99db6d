"""The defence of proposals, ties, and what follows a result (regulations, annex ii C).

Units: points on the scale of one part; minutes; months.
"""

from exams.rules.parameters.declaration import choice, decimal, integer, order, switch, table, text
from exams.rules.scoring import TieKey

DEFENCE = (
    integer(
        "proposal_copies",
        9,
        "Số bản đề án",
        "A: Bà Rịa - Vũng Tàu 2023",
        low=1,
        high=100,
        enforced=False,
    ),
    text(
        "proposal_format",
        "Times New Roman 14, giãn dòng 1,5, lề 2,5/2,5/3,5/2,0 cm",
        "Thể thức đề án",
        "A: Bà Rịa - Vũng Tàu 2023",
        enforced=False,
    ),
    integer(
        "presentation_minutes",
        30,
        "Thời gian trình bày (phút)",
        "A: TP. Hồ Chí Minh 2022",
        low=1,
        high=600,
        enforced=False,
    ),
    integer(
        "qa_minutes",
        30,
        "Thời gian hỏi đáp (phút)",
        "A: TP. Hồ Chí Minh 2022; NĐ 300: tổng ≤ 90",
        low=1,
        high=600,
        enforced=False,
    ),
    table(
        "proposal_blocks",
        {"BUILD": 40, "DEFEND": 30, "ANSWER": 30},
        "Cơ cấu điểm đề án",
        "C: ba khối theo Hàm Yên 2024",
        keys=("BUILD", "DEFEND", "ANSWER"),
        low=0,
        high=100,
        enforced=False,
    ),
    integer(
        "panel_min_examiners",
        5,
        "Số giám khảo tối thiểu",
        "C: văn bản buộc tối thiểu 2",
        low=1,
        high=50,
    ),
    choice(
        "panel_mean",
        "PLAIN",
        "Điểm đề án",
        "A: BTCTW 2017: trung bình cộng",
        choices=("PLAIN",),
        enforced=False,
    ),
    decimal(
        "panel_spread_max",
        "10",
        "Chênh lệch giữa giám khảo tối đa",
        "A: TT 22/2025",
        low=0,
        high=1000,
    ),
    choice(
        "order_of_presentation",
        "DRAW_OF_LOTS",
        "Thứ tự bảo vệ",
        "A: BTCTW 2022",
        choices=("DRAW_OF_LOTS",),
        enforced=False,
    ),
    choice(
        "recording",
        "TEXT_OR_AUDIO_OR_VIDEO",
        "Ghi lại buổi bảo vệ",
        "A: TT 22/2025",
        choices=("TEXT_OR_AUDIO_OR_VIDEO",),
        enforced=False,
    ),
    order(
        "tie_break",
        ["PROPOSAL", "WRITTEN", "HEAD_DECISION"],
        "Thứ tự xét khi bằng điểm",
        "C: NĐ 170/2025, Điều 10; thứ tự chưa có văn bản",
        choices=tuple(TieKey),
    ),
    integer(
        "reserve_months",
        0,
        "Bảo lưu kết quả (tháng)",
        "A: NĐ 170/2025; thực tế khác nhau",
        low=0,
        high=120,
        enforced=False,
    ),
    choice(
        "substitute_next_lower",
        "WITH_DECISION",
        "Thay bằng người kế tiếp",
        "A: NĐ 300/2026",
        choices=("WITH_DECISION", "NEVER"),
        enforced=False,
    ),
    switch("withdrawal_document_required", True, "Rút tên phải có đơn", "A: Đà Nẵng 2018"),
)
