"""One campaign from its draft to a correction of its results, by the people who hold its offices.

Nothing is arranged behind the pages: the journey uses what it finds on the screens. The clock is
moved on as the law's periods ask, by the control that every visitor of the demonstration has; the
day on which it all begins is fixed (tests/browser/clocked.py). Two things are left open on purpose:
a special case, which is answered after the list, and a sanction, which is decided after the results
were published and changes them.
"""

import io
import re
from datetime import date

import pytest
import python_calamine
import xlsxwriter
from playwright.sync_api import expect

from rehearsal.demo.scenes import FILES
from tests.browser import registering
from tests.browser.steps import apply, ask, follow, heading, look, press, sign_in

pytestmark = pytest.mark.browser

CODE = "TT-05"
POSITION = "VT01"
SPECIAL = "HS-033"
PLANNED = ["HS-035", "HS-074", "HS-085"]
ONLINE = f"{CODE}-0001"  # HS-090 of the sample, who registers on the pages here
CANDIDATE = {
    "name": "Phạm Thị Lê",
    "citizen_id": "001185095695",
    "born": "08/08/1985",
    "phone": "0900 000 000",
    "email": "le@example.invalid",
}
CANDIDATES_POST = "Trưởng phòng Tổ chức cán bộ, Sở Nông nghiệp và Môi trường"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
CAMPAIGN = {
    "code": CODE,
    "name": "Kỳ thi tuyển chức danh lãnh đạo, quản lý đợt 5",
    "host": "Ủy ban nhân dân thành phố Hà Nội",
    "contact": "Văn phòng Hội đồng thi tuyển, Sở Nội vụ",
    "registration_opens": "27/11/2026",
    "registration_closes": "26/12/2026",
    "planning_terms": "2025-2030",
}
VACANCY = {
    "responsible": "Trần Văn Mẫu",
    "office": "Bí thư Đảng ủy Sở",
    "document": "15-KL/ĐU",
    "decided_on": "20/11/2026",
}
PARTS = {"WRITTEN": "08:00 20/01/2027", "PROPOSAL": "08:00 10/03/2027"}
CLEARANCES = ("APPROVAL_IN_PRINCIPLE", "SELECTION_PLAN", "REGULATION_DECISION")
ANNOUNCEMENT = {
    "number": "501/TB-HĐTT",
    "conditions": "Đủ tiêu chuẩn của chức danh theo quy chế.",
    "reception": "Giờ hành chính.",
    "exam": "Thi viết và bảo vệ đề án.",
    "notification": "Trên trang thông tin và bằng thư điện tử.",
    "reason": "Theo kế hoạch năm 2026",
}
EVERYBODY = (  # one of each role, when all is done
    *("thu-ky", "quy-hoach", "tham-dinh", "coi-thi", "ban-phach", "giam-sat", "truong-cham"),
    *("giam-khao-1", "hoi-dong-1", "chu-tich", "thi-sinh"),
)
OFFICERS = (  # who serves, and signs the statement on relations before anything opens to them
    *("thu-ky", "quy-hoach", "tham-dinh", "coi-thi", "ban-phach", "giam-sat", "truong-cham"),
    *("chu-tich", *(f"giam-khao-{number}" for number in range(1, 7))),
    *(f"hoi-dong-{number}" for number in range(1, 8)),
)
UNDECIDED = "Người trúng tuyển chưa ghi kết quả bổ nhiệm"
SANCTIONED = "LD002"  # reprimanded at the defence: a quarter less, if the chair decides so


def moved(day):
    """Return a day of the sample's window in this campaign's; a birth date stays."""
    if day < date(2026, 1, 1):
        return day
    return date(2026, 12, 10) if day > date(2026, 9, 7) else date(2026, 11, 2)


def register_of_papers():
    """Return the sample's register with the people of this campaign alone, received in its days."""
    rows = python_calamine.CalamineWorkbook.from_path(FILES / "dang-ky-du-tuyen.xlsx")
    rows = rows.get_sheet_by_index(0).to_python()
    headings = next(line for line, row in enumerate(rows) if row[0] == "STT")
    people = [row for row in rows if row[1] in (SPECIAL, *PLANNED)]
    sink = io.BytesIO()
    with xlsxwriter.Workbook(sink, {"in_memory": True}) as book:
        sheet = book.add_worksheet("Đăng ký dự tuyển")
        day = book.add_format({"num_format": "dd/mm/yyyy"})
        for line, row in enumerate([*rows[headings : headings + 2], *people]):
            for column, value in enumerate(row):
                if isinstance(value, date):
                    sheet.write_datetime(line, column, moved(value), day)
                elif value != "":
                    sheet.write(line, column, value)
    return sink.getvalue()


def fill(page, values):
    for name, value in values.items():
        page.fill(f"[name={name}]", value)
    page.get_by_role("main").locator("form button[type=submit]").last.click()


class Council:
    """The people of the demonstration, each signed in anew on the day that it is."""

    def __init__(self, server, visit):
        self.server, self.visit = server, visit
        self.visitor = self("kiem-toan")  # whoever is signed in moves the clock, and stays so

    def at(self, day, hour="08:30"):
        moment = f"{hour} {date.fromisoformat(day):%d/%m/%Y}"
        self.visitor.get_by_label("Chuyển tới", exact=True).fill(moment)
        self.visitor.get_by_role("button", name="Chuyển", exact=True).click()
        expect(self.visitor.get_by_text("Bản dùng thử bây giờ là")).to_be_visible()
        return self

    def __call__(self, username):
        page = self.visit(self.server)
        sign_in(page, username)
        return page


@pytest.fixture
def council(clocked_demo, visit):
    return Council(clocked_demo, visit)


def room(page, slug=""):
    page.goto(f"/dieu-hanh/{CODE}/{slug}/" if slug else f"/dieu-hanh/{CODE}/")


def act(page, slug):
    """Do alone what nothing stands against, and see that it was done."""
    room(page, slug)
    page.get_by_role("main").locator("form button.button").first.click()
    expect(page.get_by_text(re.compile("^Đã làm xong"))).to_be_visible()


def work_of(page):
    """Return the lines of one's own work that are about this campaign."""
    page.goto("/viec-cua-toi/")
    return [line.get_by_role("link").first.inner_text() for line in lines_of(page).all()]


def lines_of(page):
    """Return the lines of this campaign, which stand under its name."""
    campaign = page.get_by_role("region", name=re.compile("đợt 5"))
    return campaign.get_by_role("listitem")


def by_two(council, slug, title, *, asks="thu-ky", applies="chu-tich", **fields):
    """Ask on the page of an act, naming what is open, and let the second person apply it."""
    ask(council(asks), CODE, slug, **fields)
    second = council(applies)
    assert work_of(second)[0].endswith(title)
    apply(second, title)
    return second


def draft(council):
    """The secretary drafts; the chair sends it back; it is mended and announced."""
    secretary = council.at("2026-11-26")("thu-ky")
    secretary.goto("/soan/moi/")
    secretary.select_option("[name=profile]", index=1)
    fill(secretary, {**CAMPAIGN, "registration_closes": "10/12/2026"})
    expect(secretary.get_by_text("phải ít nhất 30 ngày")).to_be_visible()
    look(secretary, "journey-draft")
    secretary.goto(f"/soan/{CODE}/thong-tin/")
    fill(secretary, {"registration_closes": CAMPAIGN["registration_closes"]})
    secretary.goto(f"/soan/{CODE}/vi-tri/moi/")
    secretary.select_option("[name=post]", "SNM-02")
    fill(secretary, {"code": POSITION, "vacancies": "2"})
    for kind, starts_at in PARTS.items():
        secretary.goto(f"/soan/{CODE}/phan-thi/{kind}/")
        fill(secretary, {"place": "Hội trường A", "starts_at": starts_at, "minutes": "120"})
    for kind in CLEARANCES:
        secretary.goto(f"/soan/{CODE}/can-cu/{kind}/")
        fill(secretary, {"document": "12/VB", "on": "20/11/2026"})
    look(secretary, "journey-clearances")
    planner = council("quy-hoach")
    planner.goto("/danh-muc/chuc-danh-khuyet/ghi/")
    planner.select_option("[name=post]", "SNM-02")
    planner.check("[name=mode][value=EXAM]")
    fill(planner, VACANCY)
    secretary.goto(f"/soan/{CODE}/")
    follow(secretary, "Soạn thông báo, trình duyệt")
    fill(secretary, ANNOUNCEMENT)

    chair = council("chu-tich")
    assert work_of(chair) == ["Duyệt đề nghị: Thông báo kỳ thi"]
    chair.goto("/de-nghi/")
    follow(chair, "Thông báo kỳ thi")
    look(chair, "journey-request")
    chair.get_by_text("Trả lại…").click()
    chair.fill("[name=reason]", "Ghi rõ nơi tiếp nhận")
    chair.get_by_role("main").get_by_role("button", name=re.compile("Trả lại")).click()
    expect(chair.get_by_text("Đã trả lại: Thông báo kỳ thi")).to_be_visible()

    assert "Đề nghị bị trả lại: Thông báo kỳ thi" in work_of(secretary)
    secretary.goto(f"/soan/{CODE}/thong-bao/")
    expect(secretary.locator("[name=number]")).to_have_value(ANNOUNCEMENT["number"])
    fill(secretary, {"reception": "Giờ hành chính, tầng 1 Sở Nội vụ."})
    apply(council.at("2026-11-27")("chu-tich"), "Thông báo kỳ thi")


def register_online(council):
    """A candidate registers on the pages; a draft waits in their work until it is handed in."""
    candidate = council.at("2026-12-10")("thi-sinh")
    assert work_of(candidate) == []
    candidate.goto(f"/ky-thi/{CODE}/")
    follow(candidate, "Đăng ký dự tuyển")
    registering.begin(candidate)
    assert work_of(candidate) == ["Hoàn thành và nộp hồ sơ dự tuyển"]
    look(candidate, "journey-candidate-work")
    candidate.goto(f"/du-tuyen/{CODE}/muc/ban-than/")
    registering.tell_identity(candidate, CANDIDATE)
    follow(candidate, "Vị trí dự tuyển")
    registering.choose_post(candidate, POSITION, CANDIDATES_POST)
    registering.hand_in_files(candidate, issued_on="28/09/2026")
    follow(candidate, "Xong phần này")
    registering.hand_in(candidate)
    look(candidate, "journey-candidate-submitted")
    assert work_of(candidate) == []


def own_result(council, name, said):
    """Let the candidate look at their own page, on which nothing waits for them."""
    candidate = council("thi-sinh")
    assert work_of(candidate) == []
    candidate.goto(f"/du-tuyen/{CODE}/")
    follow(candidate, "Kết quả của tôi")
    for text in said:
        expect(candidate.get_by_role("main").get_by_text(text, exact=True).first).to_be_visible()
    look(candidate, name)


def state(council, *usernames):
    """Let people sign that nothing ties them to who registered until now."""
    for username in usernames:
        page = council(username)
        page.goto(f"/cam-ket/{CODE}/")
        follow(page, "Ký cam kết")
        press(page, "Ký cam kết")
        expect(page.get_by_text(re.compile("^Đã ký cam kết lúc"))).to_be_visible()


def register(council):
    state(council.at("2026-12-20"), "thu-ky", "chu-tich")
    secretary = council("thu-ky")
    secretary.goto(f"/ho-so/?campaign={CODE}")
    follow(secretary, "Nhập sổ hồ sơ giấy")
    book = {"name": "so.xlsx", "mimeType": XLSX, "buffer": register_of_papers()}
    secretary.set_input_files("[name=file]", book)
    secretary.get_by_role("main").locator("form button[type=submit]").last.click()
    look(secretary, "journey-register")
    press(secretary, "Xác nhận nhập")
    expect(secretary.get_by_text("Đã nhập tệp so.xlsx: thêm 4")).to_be_visible()
    chair = council.at("2026-12-28")("chu-tich")
    assert work_of(chair) == ["Kết thúc nhận hồ sơ"]
    act(chair, "dong-dang-ky")
    state(council, *OFFICERS)


def screen(council):
    """The rules run, an officer speaks on all files, and the fifth waits for its authority too."""
    officer = council("tham-dinh")
    assert work_of(officer) == ["Chạy kiểm tra điều kiện", "Hồ sơ chờ thẩm định"]
    examine(officer)
    act(officer, "soat-dieu-kien")
    settle_matches(council("quy-hoach"))
    for number in (*PLANNED, SPECIAL, ONLINE):
        officer.goto(f"/ho-so/{CODE}/{number}/quyet-dinh/")
        for word in officer.locator("[name^=word_][value=ACCEPT]:visible").all():
            word.check()
        officer.get_by_label("Đồng ý với kết quả kiểm tra").check()
        officer.get_by_label("Đã đối chiếu giấy tờ").check()
        officer.get_by_role("button", name=re.compile("^Ghi (quyết định|và mở)")).click()
        expect(officer.get_by_text(f"Đã ghi {number}:")).to_be_visible()
    assert work_of(officer) == ["Duyệt danh sách đủ điều kiện"]
    by_two(council, "duyet-danh-sach", "Duyệt danh sách đủ điều kiện", asks="tham-dinh")
    secretary = council("thu-ky")
    assert work_of(secretary) == ["Đánh số báo danh"]
    act(secretary, "danh-so")
    post_list(council, "502/TB-HĐTT", people=4)
    summon(secretary)


def summon(secretary):
    """Let the letter go that summons who registered online."""
    assert work_of(secretary) == ["Thư chờ gửi"]
    secretary.goto(f"/dieu-hanh/{CODE}/thu/")
    look(secretary, "journey-outbox")
    secretary.get_by_role("main").get_by_role("link", name=re.compile("xem và gửi 1 thư")).click()
    look(secretary, "journey-summons")
    press(secretary, "Gửi các thư đã chọn")
    expect(secretary.get_by_text(re.compile("^Đã gửi 1 thư"))).to_be_visible()


def settle_matches(officer):
    """Say of whoever waits in the queue that they are the first whom the list may mean."""
    queue = "Đối chiếu người đăng ký với quy hoạch"
    assert work_of(officer) == [queue]
    officer.goto(f"/quy-hoach/doi-chieu/{CODE}/HS-085/")
    officer.locator("[name=citizen_id]").first.check()
    officer.fill("[name=basis]", "Lý lịch 2C")
    press(officer, "Ghi và mở hồ sơ kế tiếp")
    assert work_of(officer) == []


def examine(officer):
    """Enter what the screening board found in the file that came in on the pages."""
    officer.goto(f"/ho-so/{CODE}/{ONLINE}/")
    officer.check("[name=assets_verified]")
    officer.check("[name=political_conclusion][value=PASS]")
    officer.check("[name=truthful][value=yes]")
    press(officer, "Lưu kết quả thẩm tra")


def post_list(council, number, people):
    chair = by_two(council, "cong-bo-danh-sach", "Công bố danh sách dự thi", number=number)
    heading(chair, "Danh sách thí sinh đủ điều kiện dự thi")
    expect(chair.get_by_text(f"{people} dòng")).to_be_visible()


def answer_special_case(council):
    """What was left open is answered later; the list is posted again with one person more."""
    chair = council.at("2027-01-06")("chu-tich")
    assert work_of(chair) == ["Trường hợp đặc biệt chờ quyết định"]
    chair.goto(f"/ho-so/{CODE}/{SPECIAL}/")
    chair.get_by_role("link", name="Ghi quyết định E03").click()
    chair.get_by_label("Chấp thuận", exact=True).check()
    chair.fill("[name=document]", "77/QĐ-UBND")
    chair.fill("[name=on]", "05/01/2027")
    press(chair, "Xem lại trước khi ghi")
    press(chair, "Ghi quyết định")
    expect(chair.get_by_text("Đã ghi quyết định lúc")).to_be_visible()
    assert work_of(council("thu-ky")) == ["Công bố danh sách dự thi"]
    post_list(council, "503/TB-HĐTT", people=5)
    own_result(council, "journey-candidate-listed", ["LD001"])


def call(page, present, absent=""):
    """Record one by one who came, and who did not."""
    for number in present:
        page.select_option(f"[name={number}-state]", "PRESENT")
    if absent:
        page.select_option(f"[name={absent}-state]", "ABSENT")
    press(page, "Lưu các dòng đã ghi")


def sit(council):
    """Four come, one does not."""
    invigilator = council.at("2027-01-20", "08:10")("coi-thi")
    assert work_of(invigilator) == ["Điểm danh phòng thi"]
    invigilator.goto(f"/phong-thi/{CODE}/WRITTEN/")
    call(invigilator, ["LD001", "LD002", "LD003", "LD004"], absent="LD005")
    expect(invigilator.get_by_text("5 / 5 đã điểm danh")).to_be_visible()
    act(council.at("2027-01-20", "11:00")("ban-phach"), "danh-phach")


def mark(council):
    """Every script is marked by two, the marks are frozen, and two persons open the mapping."""
    head = council("truong-cham")
    assert work_of(head) == ["Chia bài cho giám khảo"]
    act(head, "chia-bai")
    head.goto(f"/ban-cham/{CODE}/")
    codes = sorted(set(re.findall(r"\b[0-9A-Z]{6}\b", head.get_by_role("main").inner_text())))
    points = {code: str(70 + 5 * place) for place, code in enumerate(codes)}
    council.at("2027-01-22")
    for number in range(1, 7):
        examiner = council(f"giam-khao-{number}")
        if work_of(examiner):
            give_marks(examiner, points)
    act(council.at("2027-01-25")("truong-cham"), "khoa-diem")
    for username, said in (("ban-phach", "còn chờ người thứ hai"), ("giam-sat", "Đã làm xong")):
        page = council(username)
        assert work_of(page) == ["Ráp phách (hai người)"]
        room(page, "rap-phach")
        press(page, "Ráp phách (hai người)")
        expect(page.get_by_text(re.compile(said))).to_be_visible()


def give_marks(page, points):
    page.goto(f"/cham-thi/{CODE}/")
    for cell in page.locator("[name=points]").all():
        cell.fill(points[cell.get_attribute("id").removeprefix("points-")])
        cell.press("Enter")
    expect(page.locator('tr[data-state="saved"]')).to_have_count(
        page.locator("[name=points]").count()
    )
    follow(page, "Nộp điểm")
    press(page, "Nộp điểm")
    expect(page.get_by_text(re.compile(r"^Đã nộp \d bài lúc"))).to_be_visible()


def publish_written(council):
    by_two(
        council.at("2027-01-28"),
        "cong-bo-lan-dau",
        "Công bố điểm thi viết lần đầu",
        number="504/TB-HĐTT",
    )
    own_result(
        council, "journey-candidate-provisional", ["LD001", "Điểm thi viết", "Đề nghị phúc khảo"]
    )
    by_two(
        council.at("2027-02-15"),
        "cong-bo-chinh-thuc",
        "Công bố điểm thi viết chính thức",
        number="505/TB-HĐTT",
    )


def defend(council):
    secretary = council.at("2027-02-20")("thu-ky")
    assert work_of(secretary) == []  # the order waits for the panel
    chair = council("chu-tich")
    assert "Vị trí chờ phân công giám khảo" in work_of(chair)
    chair.goto(f"/quyet-dinh/{CODE}/")
    follow(chair, f"Phân công giám khảo {POSITION}")
    for number in range(1, 6):
        chair.get_by_label(f"Thành viên Ban chấm đề án {number}", exact=True).check()
    press(chair, "Ghi quyết định")
    expect(chair.get_by_text("Đã ghi quyết định lúc")).to_be_visible()
    assert work_of(secretary) == ["Bốc thăm thứ tự bảo vệ"]
    act(secretary, "boc-tham")

    invigilator = council.at("2027-03-10")("coi-thi")
    assert work_of(invigilator) == ["Điểm danh phòng thi"]
    invigilator.goto(f"/phong-thi/{CODE}/PROPOSAL/")
    call(invigilator, invigilator.get_by_role("rowheader").all_inner_texts())
    expect(invigilator.get_by_text("4 / 4 đã điểm danh")).to_be_visible()
    reprimand(invigilator)
    for number in range(1, 6):
        give_slips(council(f"hoi-dong-{number}"))
    by_two(council, "ket-thuc-bao-ve", "Kết thúc bảo vệ đề án")


def reprimand(invigilator):
    follow(invigilator, "Ghi biên bản xử lý")
    look(invigilator, "journey-sanction")
    invigilator.check("[name=level][value=EXAM_REPRIMAND]")
    fill(invigilator, {"number": SANCTIONED, "minutes": "01/BB-PT", "on": "10/03/2027"})


def give_slips(page):
    assert work_of(page) == ["Phiếu chấm đề án chưa nộp"]
    lines_of(page).get_by_role("link").first.click()
    numbers = [f"LD00{number}" for number in range(1, 5)]
    for number in numbers:
        page.locator(f"#points-{number}").fill(str(70 + 3 * int(number[-1])))
        page.locator(f"#points-{number}").press("Enter")
    expect(page.locator('tr[data-state="saved"]')).to_have_count(len(numbers))
    for number in numbers:
        page.get_by_role("link", name=f"Nộp phiếu {number}").click()
        press(page, "Nộp phiếu")
        expect(page.get_by_text(f"Đã nộp phiếu {number} lúc")).to_be_visible()


def publish(council):
    chair = council("chu-tich")
    assert "Lập bảng xếp hạng" in work_of(chair)
    act(chair, "xep-hang")
    chair.goto(f"/xep-hang/{CODE}/")
    look(chair, "journey-ranking")
    chair = by_two(council, "cong-bo-ket-qua", "Công bố kết quả", number="506/TB-HĐTT")
    heading(chair, "Kết quả thi tuyển")
    look(chair, "journey-results")
    own_result(council, "journey-candidate-result", ["LD001", "Kết quả thi tuyển"])


def correct(council):
    """The sanction is decided after the publication; two persons publish what it changes."""
    chair = council.at("2027-03-15")("chu-tich")
    assert "Xử lý vi phạm chờ quyết định trừ điểm" in work_of(chair)
    chair.goto(f"/quyet-dinh/{CODE}/")
    chair.get_by_role("main").get_by_role("link", name=re.compile(SANCTIONED)).first.click()
    chair.get_by_label("Trừ điểm", exact=True).check()
    press(chair, "Xem lại trước khi ghi")
    press(chair, "Ghi quyết định")
    expect(chair.get_by_text("Đã ghi quyết định lúc")).to_be_visible()

    assert "Xếp hạng lại sau quyết định bổ sung" in work_of(chair)
    act(chair, "xep-hang")
    secretary = council("thu-ky")
    assert work_of(secretary) == ["Đính chính kết quả đã công bố"]
    secretary.goto(f"/ket-qua/{CODE}/official/1/")
    follow(secretary, "Đề nghị đính chính")
    look(secretary, "journey-correction")
    fill(secretary, {"number": "507/TB-HĐTT", "reason": "Quyết định trừ điểm", "basis": "QĐ 12"})
    chair = council("chu-tich")
    apply(chair, "Đính chính kết quả đã công bố")
    heading(chair, "Kết quả thi tuyển")
    look(chair, "journey-corrected")
    chair.goto(f"/ket-qua/{CODE}/official/1/")
    expect(chair.get_by_text("Đã có bản mới hơn")).to_be_visible()
    tell_of_the_correction(council("thu-ky"))


def tell_of_the_correction(secretary):
    """Whoever's line changed and who registered online is told: the letter waits for a look."""
    assert work_of(secretary) == ["Thư chờ gửi", UNDECIDED]
    secretary.goto(f"/dieu-hanh/{CODE}/thu/gui/correction/")
    expect(secretary.get_by_text("507/TB-HĐTT").first).to_be_visible()
    look(secretary, "journey-letter-of-correction")
    press(secretary, "Gửi các thư đã chọn")
    expect(secretary.get_by_text(re.compile("^Đã gửi 1 thư"))).to_be_visible()


def appoint(council):
    """What the authority decided about each who was selected is entered from its paper."""
    secretary = council("thu-ky")
    assert work_of(secretary) == [UNDECIDED]
    lines_of(secretary).get_by_role("link").first.click()
    look(secretary, "journey-appointments")
    entries = secretary.get_by_role("link", name="Ghi kết quả", exact=True)
    while left := entries.count():
        entries.first.click()
        secretary.get_by_label("Được bổ nhiệm", exact=True).check()
        fill(secretary, {"document": "88/QĐ-UBND", "on": "15/03/2027"})
        press(secretary, "Ghi kết quả bổ nhiệm")
        expect(secretary.get_by_text(re.compile("^Đã ghi kết quả bổ nhiệm"))).to_be_visible()
        assert entries.count() == left - 1


def oversee(council):
    """Whoever watches, and whoever keeps the accounts, has pages and nothing that waits."""
    for username, menu in (("kiem-toan", "Nhật ký"), ("quan-tri", "Người dùng")):
        page = council(username)
        assert work_of(page) == []
        look(page, f"journey-work-{username}")
        page.get_by_role("navigation").get_by_role("link", name=menu, exact=True).first.click()
        heading(page, menu)
        look(page, f"journey-{username}")


def test_a_campaign_from_its_draft_to_a_correction_of_its_results(council):
    draft(council)
    register_online(council)
    register(council)
    screen(council)
    answer_special_case(council)
    sit(council)
    mark(council)
    publish_written(council)
    defend(council)
    publish(council)
    correct(council)
    appoint(council)

    oversee(council)

    for username in EVERYBODY:
        assert work_of(council(username)) == [], username
