"""What the structure of a team is measured against (regulations 1.4; the seeds of Hà Nội)."""

from exams.rules.parameters.declaration import table

PLANNING = (
    table(
        "structure_targets",
        {"YOUNG": 15, "WOMEN": 15, "POSTGRADUATE": 40, "TRAINED": 100},
        "Chỉ tiêu cơ cấu đội ngũ (%)",
        "A: Hà Nội S2: trẻ 15, nữ 15, thạc sĩ và tiến sĩ 40, đại học và trung cấp lý luận 100",
        keys=("YOUNG", "WOMEN", "POSTGRADUATE", "TRAINED"),
        low=0,
        high=100,
    ),
    table(
        "structure_ages",
        {"YOUNG": 35, "MIDDLE": 40, "SENIOR": 50},
        "Mốc tuổi của cơ cấu (trẻ là dưới; từ nhóm giữa; từ nhóm trên)",
        "C: Hà Nội S4: dưới 35; ba độ tuổi do đơn vị đặt",
        keys=("YOUNG", "MIDDLE", "SENIOR"),
        low=18,
        high=70,
    ),
)
