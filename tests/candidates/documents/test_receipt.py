"""The receipt of a registration: what was handed in, and what comes next."""

import io
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from pypdf import PdfReader

from candidates.documents.receipt import gathered, receipt
from candidates.models import Application
from candidates.rules.registration import DossierItem

pytestmark = pytest.mark.django_db
EVENING = datetime(2026, 9, 9, 21, 5, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))


@pytest.fixture
def paper(registered):
    papers = Application.objects.select_related("campaign", "position__post")
    application = papers.exclude(items=[]).exclude(position=None).order_by("reg_no").first()
    application.submitted_at = EVENING
    return application


def printed(data):
    return " ".join(PdfReader(io.BytesIO(data)).pages[0].extract_text().split())


def test_the_receipt_tells_number_name_position_and_the_moment(paper):
    text = " ".join(
        PdfReader(io.BytesIO(receipt(paper, at=EVENING))).pages[0].extract_text().split()
    )

    assert "GIẤY BIÊN NHẬN" in text
    assert paper.reg_no in text
    assert paper.name in text
    assert "21 giờ 05, ngày 09 tháng 9 năm 2026" in text


def test_every_item_handed_in_is_named(paper):
    paper.items = ["DIPLOMAS", "APPLICATION_FORM"]
    paper.assets_declared, paper.health_issued_on = True, None

    assert gathered(paper, at=EVENING)["items"] == [
        "Phiếu đăng ký dự tuyển",
        "Văn bằng, chứng chỉ",
        "Bản kê khai tài sản, thu nhập",
    ]


def test_a_whole_dossier_stands_on_one_sheet(paper):
    paper.items = list(DossierItem)
    paper.assets_declared, paper.health_issued_on = True, EVENING.date()
    paper.current_post = (
        "Phó Trưởng phòng Cán bộ, công chức, viên chức, Sở Nông nghiệp và Môi trường"
    )

    assert len(PdfReader(io.BytesIO(receipt(paper, at=EVENING))).pages) == 1


def test_the_next_days_are_those_of_the_plan_in_order(paper):
    upcoming = gathered(paper, at=EVENING)["next"]

    assert upcoming[0] == ("Hết hạn nhận hồ sơ", "06/10/2026")
    assert upcoming[-1] == ("Công bố kết quả thi tuyển", "31/12/2026")


def test_the_citizen_number_is_not_on_the_receipt(paper):
    text = PdfReader(io.BytesIO(receipt(paper, at=EVENING))).pages[0].extract_text()

    assert paper.citizen_id not in text


def test_printing_again_gives_the_same_bytes(paper):
    assert receipt(paper, at=EVENING) == receipt(paper, at=EVENING)
