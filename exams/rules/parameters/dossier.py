"""The papers of a dossier: how old they may be, which are taken over (regulations 3.1)."""

from exams.rules.parameters.declaration import choices, integer

_OF_THE_UNIT = ("CURRICULUM_VITAE_2C", "UNIT_COMMENT", "PARTY_COMMENT", "RESIDENCE_COMMENT")
_OF_THE_PERSON = (*_OF_THE_UNIT, "SELF_ASSESSMENT", "ASSET_DECLARATION")

_ASKED_BY_SOME = ("PHOTO", "FOREIGN_RECOGNITION")

DOSSIER = (
    integer(
        "dossier_max_age_months",
        6,
        "Thành phần hồ sơ không quá (tháng)",
        "A: NĐ 300/2026",
        low=1,
        high=120,
    ),
    choices(
        "dossier_required",
        ["APPLICATION_FORM", *_OF_THE_UNIT, "SELF_ASSESSMENT", "DIPLOMAS"],
        "Giấy tờ bắt buộc (ngoài giấy khám sức khỏe, bản kê khai tài sản)",
        "A: NĐ 300/2026, Điều 15",
        more=_ASKED_BY_SOME,
    ),
    choices(
        "dossier_dated",
        [*_OF_THE_PERSON, "PHOTO"],
        "Giấy tờ có thời hạn (ngoài giấy khám sức khỏe)",
        "A: NĐ 300/2026, Điều 15",
        more=("APPLICATION_FORM", "DIPLOMAS", "FOREIGN_RECOGNITION"),
    ),
    choices(
        "dossier_reusable",
        [*_OF_THE_PERSON, "DIPLOMAS", "HEALTH_CERTIFICATE", "FOREIGN_RECOGNITION"],
        "Giấy tờ dùng lại được từ hồ sơ trước",
        "A: NĐ 300/2026, Điều 15",
        more=("APPLICATION_FORM", "PHOTO"),
    ),
)
