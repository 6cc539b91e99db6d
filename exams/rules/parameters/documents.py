"""Papers, publication and keeping of records (regulations, annex ii E)."""

from exams.rules.parameters.declaration import choice, choices, integer

DOCUMENTS = (
    choice(
        "document_style",
        "STATE_ND30",
        "Thể thức văn bản",
        "A: NĐ 30/2020",
        choices=("STATE_ND30", "PARTY_HD36"),
    ),
    choice(
        "date_format",
        "dd/mm/yyyy",
        "Ngày tháng",
        "A: NĐ 30/2020",
        choices=("dd/mm/yyyy",),
        enforced=False,
    ),
    choice(
        "decimal_separator",
        ",",
        "Dấu thập phân trong văn bản",
        "B",
        choices=(",", "."),
        enforced=False,
    ),
    choice(
        "candidate_number",
        "PREFIX_DIGITS_CONTINUOUS",
        "Số báo danh",
        "A: TT 22/2025, Điều 6",
        choices=("PREFIX_DIGITS_CONTINUOUS",),
        enforced=False,
    ),
    choice(
        "name_sort",
        "GIVEN_FAMILY_MIDDLE",
        "Thứ tự tên",
        "B",
        choices=("GIVEN_FAMILY_MIDDLE",),
        enforced=False,
    ),
    choice(
        "citizen_id_check",
        "FORMAT_ERROR_REST_WARNING",
        "Kiểm tra số CCCD",
        "A: cấu trúc số căn cước; thiết kế",
        choices=("FORMAT_ERROR_REST_WARNING",),
        enforced=False,
    ),
    choice(
        "signed_list",
        "WARN_ONLY",
        "Khi công bố danh sách mà chưa có bản ký danh sách kết quả thẩm định",
        "C: chưa có văn bản",
        choices=("WARN_ONLY", "BLOCK"),
    ),
    choices(
        "published_fields",
        [
            "number",
            "name",
            "born",
            "unit",
            "position",
            "written",
            "proposal",
            "total",
            "rank",
            "result",
        ],
        "Thông tin công bố",
        "Thiết kế",
        more=("year", "sex", "current_post"),
        low=1,
    ),
    integer(
        "retention_scripts_years", 5, "Lưu bài thi (năm)", "C", low=0, high=100, enforced=False
    ),
    integer(
        "retention_results_years", 20, "Lưu kết quả (năm)", "C", low=0, high=100, enforced=False
    ),
    choices(
        "two_person_actions",
        ["OPEN_MAPPING", "UNLOCK_MARKS", "PUBLISH", "CHANGE_PROFILE"],
        "Việc phải có hai người",
        "Thiết kế",
    ),
)
