"""What the structure of a team is measured against (regulations 1.4; the seeds of Hà Nội), and what
a conference on planning needs to vote (regulations 1.2, 22).
"""

from exams.rules.parameters.declaration import choice, integer, table

PLANNING = (
    table(
        "structure_targets",
        {"POSTGRADUATE": 40, "TRAINED": 100, "UPDATED": 100},
        "Chỉ tiêu trình độ của đội ngũ (%)",
        "A: Hà Nội 2021",
        keys=("POSTGRADUATE", "TRAINED", "UPDATED"),
        low=0,
        high=100,
    ),
    table(
        "young_units_targets",
        {"AT_LEAST": 40, "AT_MOST": 60},
        "Chỉ tiêu của năm chưa ghi riêng: đơn vị có lãnh đạo trẻ (% số đơn vị)",
        "A: Hải Phòng 2021 (Kết luận 09-KL/TU)",
        keys=("AT_LEAST", "AT_MOST"),
        low=0,
        high=100,
    ),
    table(
        "rotation_targets",
        {"AT_LEAST": 4, "AT_MOST": 5},
        "Chỉ tiêu của năm chưa ghi riêng: lãnh đạo được luân chuyển (%)",
        "A: Hải Phòng 2021 (Kết luận 09-KL/TU): 4 - 5; riêng năm 2021: 2 - 3",
        keys=("AT_LEAST", "AT_MOST"),
        low=0,
        high=100,
    ),
    table(
        "structure_ages",
        {"YOUNG": 35},
        "Mốc tuổi của cơ cấu (trẻ là dưới)",
        "A: Hải Phòng 2021 (Kết luận 09-KL/TU)",
        keys=("YOUNG",),
        low=18,
        high=70,
    ),
    table(
        "conference_quorum",
        {"PARTS": 2, "WHOLE": 3},
        "Hội nghị quy hoạch: số phần của người được triệu tập phải có mặt",
        "C: lệ họp của cấp ủy là hai phần ba",
        keys=("PARTS", "WHOLE"),
        low=1,
        high=100,
    ),
    integer(
        "conference_vote_share",
        50,
        "Hội nghị quy hoạch: tỷ lệ phiếu giới thiệu phải trên (%)",
        "C: NĐ 300/2026; như hội nghị cán bộ chủ chốt khi bổ nhiệm",
        low=0,
        high=99,
    ),
    choice(
        "conference_vote_base",
        "OF_PRESENT",
        "Hội nghị quy hoạch: tỷ lệ phiếu tính trên",
        "C: NĐ 300/2026; như hội nghị cán bộ chủ chốt khi bổ nhiệm",
        choices=("OF_PRESENT", "OF_SUMMONED", "OF_ISSUED", "OF_COLLECTED"),
    ),
)
