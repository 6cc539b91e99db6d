"""The forms that candidates sign: blank, or with what they typed already (regulations 3.1).

data = paper_form(DossierItem.APPLICATION_FORM, campaign, at=now)  # blank
data = paper_form(DossierItem.APPLICATION_FORM, campaign, own_application, at=now)
"""

from datetime import datetime
from typing import Any

from django.utils.translation import override

from candidates.models import Application
from candidates.rules.registration import DossierItem
from exams.documents.paper import is_party, place_of
from exams.models import Campaign
from web.typeset import pdf

TEMPLATE = "candidates/register/form.typ"
NO_DAY = "ngày .... tháng .... năm ......"
Facts = list[tuple[str, str]]


def paper_form(
    item: DossierItem, campaign: Campaign, application: Application | None = None, *, at: datetime
) -> bytes:
    """Return the form of a paper as PDF. Raises KeyError for a paper that has none here."""
    with override("vi"):
        content = {
            **FORMS[item](campaign, application),
            "party": is_party(campaign),
            "draft": False,
            "receiver": campaign.host or "Hội đồng thi tuyển",
            "place_date": f"{place_of(campaign.host)}, {NO_DAY}",
            "name": application.name if application else "",
        }
    return pdf(TEMPLATE, content, at=at)


def _application_form(campaign: Campaign, application: Application | None) -> dict[str, Any]:
    """Return the application; the promise is the one that is declared on the page."""
    return {
        "title": "Phiếu đăng ký dự tuyển",
        "kind": "PHIẾU ĐĂNG KÝ DỰ TUYỂN",
        "subject": campaign.name,
        "facts": [*_person(application), *_position(application)],
        "parts": [],
        "promises": [
            "Tôi đã đọc thông báo thi tuyển, thấy đủ tiêu chuẩn, điều kiện và đăng ký dự tuyển vào "
            "vị trí trên. Tôi cam đoan nội dung khai và các giấy tờ trong hồ sơ là đúng sự thật; "
            "nếu sai, tôi chịu trách nhiệm trước pháp luật và bị hủy kết quả thi tuyển."
        ],
        "signer": "NGƯỜI ĐĂNG KÝ DỰ TUYỂN",
    }


def _self_assessment(campaign: Campaign, application: Application | None) -> dict[str, Any]:
    """Return the self-assessment of three years, by its headings."""
    return {
        "title": "Bản tự kiểm điểm",
        "kind": "BẢN TỰ KIỂM ĐIỂM 3 NĂM GẦN NHẤT",
        "subject": campaign.name,
        "facts": _person(application),
        "parts": [
            ("1. Phẩm chất chính trị, đạo đức, lối sống", 4),
            ("2. Kết quả thực hiện nhiệm vụ từng năm, xếp loại được công nhận", 5),
            ("3. Hạn chế, khuyết điểm, nguyên nhân", 3),
            ("4. Hướng khắc phục, tự nhận mức xếp loại", 3),
        ],
        "promises": [],
        "signer": "NGƯỜI TỰ KIỂM ĐIỂM",
    }


FORMS = {
    DossierItem.APPLICATION_FORM: _application_form,
    DossierItem.SELF_ASSESSMENT: _self_assessment,
}


def _person(application: Application | None) -> Facts:
    born = f"{application.born:%d/%m/%Y}" if application and application.born else ""
    return [
        ("Họ và tên", application.name if application else ""),
        ("Ngày sinh", born),
        ("Số căn cước", application.citizen_id if application else ""),
        ("Chức vụ, đơn vị công tác", application.current_post if application else ""),
    ]


def _position(application: Application | None) -> Facts:
    position = application.position if application else None
    return [("Vị trí dự tuyển", f"{position.code} - {position.title}" if position else "")]
