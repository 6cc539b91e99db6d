"""What the structure of a team is measured against (regulations 1.4; the seeds of Hà Nội)."""

from exams.rules.parameters.declaration import table

PLANNING = (
    table(
        "structure_targets",
        {"POSTGRADUATE": 40, "TRAINED": 100},
        "Chỉ tiêu trình độ của đội ngũ (%)",
        "A: Hà Nội 2021",
        keys=("POSTGRADUATE", "TRAINED"),
        low=0,
        high=100,
    ),
    table(
        "young_units_targets",
        {"AT_LEAST": 40, "AT_MOST": 60},
        "Chỉ tiêu của năm: đơn vị có lãnh đạo trẻ (% số đơn vị)",
        "A: Hải Phòng 2021 (Kết luận 09-KL/TU)",
        keys=("AT_LEAST", "AT_MOST"),
        low=0,
        high=100,
    ),
    table(
        "rotation_targets",
        {"AT_LEAST": 4, "AT_MOST": 5},
        "Chỉ tiêu của năm: cán bộ lãnh đạo được luân chuyển (%)",
        "A: Hải Phòng 2021 (Kết luận 09-KL/TU): 4 - 5; riêng năm 2021: 2 - 3",
        keys=("AT_LEAST", "AT_MOST"),
        low=0,
        high=100,
    ),
    table(
        "structure_ages",
        {"YOUNG": 35, "MIDDLE": 40, "SENIOR": 51},
        "Mốc tuổi của cơ cấu (trẻ là dưới; từ nhóm giữa; từ nhóm trên)",
        "C: giới hạn của ba độ tuổi chưa có văn bản",
        keys=("YOUNG", "MIDDLE", "SENIOR"),
        low=18,
        high=70,
    ),
)
