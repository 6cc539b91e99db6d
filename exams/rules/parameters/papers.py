"""The parts, their papers and how points add up (regulations, annex ii C).

Units: points on the scale of one part; percent for weights; minutes for sittings.
"""

from exams.rules.parameters.declaration import choice, choices, decimal, integer

PAPERS = (
    choices("parts", ["WRITTEN", "PROPOSAL"], "Các phần thi", "A: Hà Nội 2023", low=1),
    integer("scale_per_part", 100, "Thang điểm mỗi phần", "A: TT 22/2025", low=1, high=1000),
    integer(
        "written_minutes",
        180,
        "Thời gian thi viết (phút, không kể chép đề)",
        "A: Hà Nội 2023",
        low=1,
        high=600,
        enforced=False,
    ),
    integer(
        "late_limit_minutes_short",
        5,
        "Đến muộn tối đa, bài đến 30 phút",
        "A: TT 22/2025",
        low=0,
        high=120,
        enforced=False,
    ),
    integer(
        "late_limit_minutes_long",
        10,
        "Đến muộn tối đa, bài từ 60 phút",
        "A: TT 22/2025",
        low=0,
        high=120,
        enforced=False,
    ),
    choice(
        "leave_after_fraction",
        "2/3",
        "Được ra về sau (phần thời gian)",
        "A: TT 22/2025",
        choices=("1/2", "2/3", "3/4"),
        enforced=False,
    ),
    decimal(
        "written_gate",
        "50",
        "Điểm đạt thi viết (kể cả bằng)",
        "A: NĐ 170/2025; BTCTW 2017",
        low=0,
        high=1000,
    ),
    decimal(
        "proposal_gate",
        "50",
        "Điểm đạt bảo vệ đề án (kể cả bằng)",
        "A: NĐ 170/2025; BTCTW 2017",
        low=0,
        high=1000,
    ),
    choice(
        "aggregation",
        "SUM",
        "Cách tính điểm xét",
        "C: chưa có văn bản; phải chọn",
        choices=("SUM", "PROJECT_ONLY", "WEIGHTED", "WRITTEN_GATE_PROJECT_RANK"),
        must_set=True,
    ),
    integer(
        "weight_written",
        70,
        "Trọng số thi viết, % (khi tính theo trọng số)",
        "A: NĐ 170/2025 (tuyển dụng)",
        low=0,
        high=100,
    ),
    integer(
        "weight_proposal",
        30,
        "Trọng số đề án, % (khi tính theo trọng số)",
        "A: NĐ 170/2025 (tuyển dụng)",
        low=0,
        high=100,
    ),
    integer("decimals", 2, "Số chữ số thập phân", "A: TT 22/2025", low=0, high=2),
    choice(
        "rounding", "HALF_UP", "Cách làm tròn", "C: tập quán", choices=("HALF_UP",), enforced=False
    ),
    decimal("mark_step", "0.5", "Bước điểm", "C", low=0, high=100, choices=("0.25", "0.5", "1")),
    integer(
        "rubric_step_max",
        5,
        "Đáp án chi tiết đến (điểm)",
        "A: TT 22/2025, Điều 13",
        low=1,
        high=100,
        enforced=False,
    ),
    integer(
        "paper_versions_min",
        3,
        "Số đề dự phòng ngẫu nhiên",
        "A: TT 22/2025",
        low=1,
        high=20,
        enforced=False,
    ),
    choice(
        "store_paper_content",
        "NEVER",
        "Lưu nội dung đề trước khi giải mật",
        "A: QĐ 2500/QĐ-TTg",
        choices=("NEVER",),
        enforced=False,
    ),
)
