"""From where on a yearly rating is flagged against what else was evaluated (regulations 1.3, 6.3).

Units: points of 100; months of a year; percent of the months; levels of the rating scale.
"""

from exams.rules.parameters.declaration import choices, integer, table

EVALUATIONS = (
    table(
        "monthly_points_least",
        {"EXCELLENT": 90, "GOOD": 70, "COMPLETED": 50},
        "Đối chiếu đánh giá: điểm trung bình tháng tối thiểu của mỗi mức xếp loại năm",
        "A: NĐ 335/2025, NĐ 233/2026",
        keys=("EXCELLENT", "GOOD", "COMPLETED"),
        low=0,
        high=100,
    ),
    integer(
        "monthly_months_least",
        12,
        "Đối chiếu đánh giá: số tháng phải có kết quả trong năm",
        "C: NĐ 335/2025; số tháng chưa có văn bản",
        low=0,
        high=12,
    ),
    integer(
        "monthly_below_share",
        50,
        "Đối chiếu đánh giá: tỷ lệ tháng xếp dưới mức của năm không được quá (%)",
        "C: Hà Nội 2021; tỷ lệ chưa có văn bản",
        low=0,
        high=100,
    ),
    integer(
        "leader_above_unit_levels",
        0,
        "Đối chiếu đánh giá: người đứng đầu, cấp phó được xếp cao hơn tập thể (số mức)",
        "C: Hà Nội 2021; số mức chưa có văn bản",
        low=0,
        high=3,
    ),
    choices(
        "unit_result_levels",
        ["DEPARTMENT"],
        "Đối chiếu đánh giá: cấp chức danh được so với xếp loại của tập thể đơn vị",
        "C: cấp phòng lãnh đạo một phòng, không phải cả đơn vị; chưa có văn bản",
        more=("DIVISION",),
    ),
)
