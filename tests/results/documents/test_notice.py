"""The printed notice says exactly what was published, in the form of Decree 30/2020."""

import io
import unicodedata

import pytest
from pypdf import PdfReader

from results.documents.notice import gathered, notice, paragraphs
from results.models import Publication

pytestmark = pytest.mark.django_db
KINDS = ["ELIGIBLE", "PROVISIONAL", "REMARK", "OFFICIAL"]


def published(kind):
    return Publication.objects.select_related("campaign", "ranking").get(kind=kind)


def pages(data):
    return PdfReader(io.BytesIO(data)).pages


def text(data):
    """Return the words of every page, however the lines were broken."""
    return " ".join(" ".join(page.extract_text().split()) for page in pages(data))


def without_spaces(text):
    return "".join(text.split())


@pytest.mark.parametrize("kind", KINDS)
def test_every_name_is_printed_whole_with_its_marks(played, kind):
    publication = published(kind)

    printed = without_spaces(text(notice(publication)))

    for line in publication.content["lines"]:
        assert without_spaces(unicodedata.normalize("NFC", line["name"])) in printed


@pytest.mark.parametrize("kind", KINDS)
def test_printing_again_gives_the_same_bytes(played, kind):
    assert notice(published(kind)) == notice(published(kind))


@pytest.mark.parametrize("kind", KINDS)
def test_the_head_is_the_prescribed_one(played, kind):
    first = " ".join(pages(notice(published(kind)))[0].extract_text().split())

    assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in first
    assert "Độc lập - Tự do - Hạnh phúc" in first
    assert "THÔNG BÁO" in first
    assert "TM. HỘI ĐỒNG" in first
    assert "Nơi nhận:" in first
    assert "Lưu: VT, HĐTT." in first


def test_the_first_page_has_no_number_and_the_second_begins_with_one(played):
    first, second, *_ = (page.extract_text().split() for page in pages(notice(published("REMARK"))))

    assert first[0] != "1"
    assert second[0] == "2"


def test_the_table_of_results_has_the_prescribed_columns(played):
    notice = gathered(published("OFFICIAL"))

    assert notice["tables"][0]["headings"] == [
        "STT",
        "SBD",
        "Họ và tên",
        "Ngày sinh",
        "Đơn vị",
        "Điểm thi viết",
        "Điểm đề án",
        "Tổng điểm",
        "Xếp hạng",
        "Kết quả",
        "Ghi chú",
    ]


def test_each_position_has_its_table_with_the_people_in_the_published_order(played):
    publication = published("OFFICIAL")

    tables = gathered(publication)["tables"]

    printed = [row[1] for table in tables for row in table["rows"]]
    assert printed == [line["number"] for line in publication.content["lines"]]
    assert tables[0]["heading"].startswith("VT01 - Phó Giám đốc Sở Nông nghiệp và Môi trường")


def test_points_have_the_decimal_comma_and_days_the_vietnamese_order(played):
    row = gathered(published("OFFICIAL"))["tables"][0]["rows"][0]

    assert row[3] == "21/06/1984"
    assert row[5:8] == ["85,00", "88,00", "173,00"]


def test_what_parted_equals_is_told_in_words(played):
    rows = {
        row[1]: row for table in gathered(published("OFFICIAL"))["tables"] for row in table["rows"]
    }

    assert rows["LD048"][-1] == (
        "Bằng nhau ở mọi điểm xét; người đứng đầu quyết định thứ tự. Cùng điểm với LD018"
    )
    assert rows["LD029"][-1] == ""


def test_results_lie_across_the_page_and_the_notice_stands(played):
    first, second, *_ = pages(notice(published("OFFICIAL")))

    assert first.mediabox.height > first.mediabox.width
    assert second.mediabox.width > second.mediabox.height


def test_the_written_results_tell_until_when_a_remark_may_be_asked_for(played):
    notice = " ".join(gathered(published("PROVISIONAL"))["paragraphs"])

    assert "từ ngày 18 tháng 11 năm 2026 đến hết ngày 25 tháng 11 năm 2026" in notice


def test_a_remark_is_told_beside_the_points(played):
    notes = {row[-1] for table in gathered(published("REMARK"))["tables"] for row in table["rows"]}

    assert "Phúc khảo: điểm tăng" in notes


def test_the_digest_of_the_list_and_of_the_bundle_are_printed(played):
    publication = published("OFFICIAL")

    printed = without_spaces(text(notice(publication)))

    assert publication.digest in printed
    assert gathered(publication)["proof"][1].split()[-1] in printed


def test_a_draft_is_marked_on_every_page_and_has_no_number(played):
    publication = published("OFFICIAL")
    publication.number = "31"

    drafted = notice(publication, draft=True)

    assert all("BẢN NHÁP" in page.extract_text() for page in pages(drafted))
    assert "31/TB-HĐTT" not in text(drafted)
    assert "31/TB-HĐTT" in text(notice(publication))


def test_only_published_fields_are_printed(played):
    publication = published("OFFICIAL")
    for line in publication.content["lines"]:
        del line["born"], line["unit"]

    headings = gathered(publication)["tables"][0]["headings"]

    assert "Ngày sinh" not in headings
    assert "Đơn vị" not in headings


def test_the_eligible_list_names_the_post_each_stands_for(played):
    notice = gathered(published("ELIGIBLE"))["tables"]

    assert [table["heading"] for table in notice] == [""]
    assert notice[0]["headings"][-1] == "Chức danh dự tuyển"
    assert notice[0]["rows"][0][-1] == "Trưởng phòng Chuyển đổi số, Sở Khoa học và Công nghệ"


@pytest.mark.parametrize("contact", ["Phòng 12, số 2 phố Lê Lai", "Phòng 12, số 2 phố Lê Lai."])
def test_the_line_that_tells_whom_to_ask_ends_with_one_full_stop(played, contact):
    publication = published("ELIGIBLE")
    publication.campaign.contact = contact

    assert paragraphs(publication)[-1] == "Mọi thông tin xin liên hệ: Phòng 12, số 2 phố Lê Lai."
