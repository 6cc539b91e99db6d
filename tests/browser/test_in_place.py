"""What is done many times is done in its page, and by plain links and forms without scripts."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.steps import heading, look, sign_in

pytestmark = pytest.mark.browser

SAMPLES = Path(__file__).parents[2] / "rehearsal/demo"
MARK = "() => { window.sameDocument = true; }"
SAME = "() => window.sameDocument === true"

SEARCHED = re.compile(r"[?&]q=~\w")


def stays(page):
    """Mark the document, so that one can tell afterwards whether it was loaded again."""
    page.evaluate(MARK)


def count(page):
    return page.locator("#list-count")


def test_a_list_is_filtered_paged_and_gone_back_in_its_page(demo, visit):
    page = visit(demo)
    sign_in(page, "quy-hoach")
    page.goto("/quy-hoach/")
    everybody = count(page).inner_text()
    stays(page)

    page.get_by_role("main").get_by_role("link", name="Trang 2").click()
    expect(page).to_have_url(re.compile(r"[?&]page=2$"))
    expect(page.locator("#list")).to_be_focused()
    expect(page.get_by_role("navigation", name="Các trang")).to_contain_text("51–")
    page.fill("[name=q]", "nguyen")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Bỏ lọc Tên hoặc số CCCD")).to_be_visible()
    expect(page.locator("[name=post]")).to_be_focused()
    expect(count(page)).not_to_have_text(everybody)
    filtered = count(page).inner_text()
    page.get_by_role("link", name="Chức danh quy hoạch").click()
    expect(page).to_have_url(re.compile(r"sort=post"))
    expect(page.locator("#sort-post")).to_be_focused()
    look(page, "in-place-list")
    assert page.evaluate(SAME)

    page.reload()
    expect(count(page)).to_have_text(filtered)
    expect(page.locator("[name=q]")).to_have_value("nguyen")
    stays(page)
    page.get_by_role("link", name="Bỏ lọc Tên hoặc số CCCD").click()
    expect(count(page)).to_have_text(everybody)
    expect(page.locator("[name=q]")).to_have_value("")
    assert page.evaluate(SAME)
    page.go_back()
    expect(count(page)).to_have_text(filtered)
    expect(page.locator("[name=q]")).to_have_value("nguyen")
    heading(page, "Danh sách quy hoạch")


def test_leaving_a_filtered_list_and_coming_back_shows_the_whole_page(demo, visit):
    page = visit(demo)
    sign_in(page, "quy-hoach")
    page.goto("/can-bo/")
    page.fill("[name=q]", "nguyen")
    page.keyboard.press("Enter")
    expect(page).to_have_url(SEARCHED)
    assert "nguyen" not in page.url
    filtered = count(page).inner_text()

    page.get_by_role("rowheader").get_by_role("link").first.click()
    expect(page).not_to_have_url(SEARCHED)
    page.go_back()

    heading(page, "Hồ sơ cán bộ")
    expect(count(page)).to_have_text(filtered)


def test_a_filter_that_cannot_be_read_is_told_at_its_field(demo, visit):
    page = visit(demo)
    sign_in(page, "giam-sat")
    page.goto("/nhat-ky/")
    page.fill("[name=since]", "31/02/2026")
    page.keyboard.press("Tab")

    expect(page.locator("#id_since_error")).to_be_visible()
    expect(page.locator("[name=since]")).to_have_value("31/02/2026")
    look(page, "in-place-filter-refused")


def test_a_list_needs_no_scripts(demo, visit):
    page = visit(demo, java_script_enabled=False)
    sign_in(page, "quy-hoach")
    page.goto("/quy-hoach/")
    everybody = count(page).inner_text()
    page.get_by_role("link", name="Chức danh quy hoạch").click()
    page.fill("[name=q]", "nguyen")
    page.get_by_role("button", name="Lọc", exact=True).click()

    expect(page).to_have_url(SEARCHED)
    assert "sort=post" in page.url
    assert "nguyen" not in page.url
    expect(count(page)).not_to_have_text(everybody)
    page.get_by_role("main").get_by_role("link", name="Trang 2").click()
    expect(page).to_have_url(re.compile(r"page=2$"))
    page.go_back()
    expect(page.locator("[name=q]")).to_have_value("nguyen")


SITTING = """
    SELECT s.sheets, s.zero FROM exams_sitting s JOIN exams_entry e ON e.id = s.entry_id
    JOIN exams_campaign c ON c.id = e.campaign_id WHERE c.code = 'TT-02' AND e.number = ?
"""
ROOM = "/phong-thi/TT-02/WRITTEN/"


def row_of(page, number):
    return page.locator(f"#row-{number}")


def state_of(page, number):
    return row_of(page, number).locator("[data-row-state]")


def sitting(server, number):
    [found] = server.rows(SITTING, number)
    return found


def numbers(page):
    return page.get_by_role("rowheader").all_inner_texts()


def test_a_line_of_the_room_is_saved_by_keyboard_and_its_refusal_stands_in_it(demo, visit):
    page = visit(demo)
    sign_in(page, "coi-thi")
    page.goto(ROOM)
    stays(page)
    first, second, third, *_ = numbers(page)

    page.locator(f"[name={first}-sheets]").focus()
    for sheets in ("3", "4"):
        page.keyboard.press("Control+A")
        page.keyboard.type(sheets)
        page.keyboard.press("Enter")
    expect(page.locator(f"[name={third}-sheets]")).to_be_focused()
    expect(state_of(page, first)).to_have_text("Đã lưu")
    expect(row_of(page, second)).not_to_have_attribute("data-state", "sending")
    assert [sitting(demo, number)[0] for number in (first, second)] == [3, 4]

    page.locator(f"[name={third}-zero]").focus()
    page.select_option(f"[name={third}-zero]", "UNSIGNED")
    expect(row_of(page, third).get_by_role("alert")).to_contain_text("Hãy ghi số biên bản")
    expect(page.locator(f"[name={third}-zero]")).to_be_focused()
    look(page, "in-place-row-refused")
    assert sitting(demo, third)[1] == ""
    page.fill(f"[name={third}-minutes]", "7/BB-HĐ")
    page.locator(f"#save-{third}").click()
    expect(state_of(page, third)).to_have_text("Đã lưu")
    expect(page.locator(f"#save-{third}")).to_be_focused()
    assert sitting(demo, third)[1] == "UNSIGNED"
    assert page.evaluate(SAME)


def test_two_tabs_on_one_line_and_a_lost_line_lose_nothing(demo, visit):
    page = visit(demo)
    sign_in(page, "coi-thi")
    page.goto(ROOM)
    other = page.context.new_page()
    other.goto(ROOM)
    number = numbers(page)[4]
    sheets = f"[name={number}-sheets]"
    page.fill(sheets, "5")
    page.press(sheets, "Enter")
    expect(state_of(page, number)).to_have_text("Đã lưu")
    expect(row_of(page, number)).not_to_have_attribute("data-state", "sending")

    other.fill(sheets, "6")
    other.press(sheets, "Enter")
    expect(row_of(other, number).get_by_role("alert")).to_contain_text(f"Bạn vừa ghi {number} là")
    expect(other.locator(sheets)).to_have_value("6")
    assert sitting(demo, number)[0] == 5

    page.context.set_offline(True)
    page.fill(sheets, "7")
    page.press(sheets, "Enter")
    expect(state_of(page, number)).to_have_text("Chưa lưu, sẽ thử lại")
    expect(page.locator("#lost")).to_be_visible()
    page.context.set_offline(False)
    expect(row_of(page, number)).not_to_have_attribute("data-state", "failed", timeout=15_000)
    expect(state_of(page, number)).to_have_text("Đã lưu")
    assert sitting(demo, number)[0] == 7


def test_a_session_that_ended_is_told_and_what_was_typed_is_saved_after_signing_in(demo, visit):
    page = visit(demo)
    sign_in(page, "coi-thi")
    page.goto(ROOM)
    number = numbers(page)[5]
    sheets = f"[name={number}-sheets]"
    page.context.clear_cookies(name="sessionid")
    page.fill(sheets, "8")
    page.press(sheets, "Enter")
    expect(page.locator("#lost")).to_contain_text("Phiên làm việc đã hết")
    expect(page.locator(sheets)).to_have_value("8")

    sign_in(page.context.new_page(), "coi-thi")

    expect(row_of(page, number)).not_to_have_attribute("data-state", "failed", timeout=15_000)
    expect(state_of(page, number)).to_have_text("Đã lưu")
    assert sitting(demo, number)[0] == 8


def test_what_changes_while_a_line_is_sent_is_sent_too(demo, visit):
    page = visit(demo)
    sign_in(page, "coi-thi")
    page.goto(ROOM)
    number = numbers(page)[6]
    held = []

    def hold_the_first(route):
        if held:
            return route.continue_()
        return held.append(route)

    page.route("**/WRITTEN/*/", hold_the_first)
    page.fill(f"[name={number}-sheets]", "2")
    page.press(f"[name={number}-sheets]", "Tab")
    expect(state_of(page, number)).to_have_text("Đang gửi…")
    page.fill(f"[name={number}-minutes]", "9/BB")
    page.press(f"[name={number}-minutes]", "Tab")
    held[0].continue_()

    expect(page.locator(f"[name={number}-version]")).to_have_value("3")
    expect(page.locator(f"[name={number}-minutes]")).to_have_value("9/BB")
    expect(state_of(page, number)).to_have_text("Đã lưu")


def test_what_is_being_typed_when_the_answer_comes_stays_and_is_sent_when_its_field_is_left(
    demo, visit
):
    page = visit(demo)
    sign_in(page, "coi-thi")
    page.goto(ROOM)
    number = numbers(page)[7]
    version = int(page.locator(f"[name={number}-version]").input_value())
    minutes = page.locator(f"[name={number}-minutes]")
    held = []

    def hold_the_first(route):
        if held:
            return route.continue_()
        return held.append(route)

    page.route("**/WRITTEN/*/", hold_the_first)
    page.fill(f"[name={number}-sheets]", "3")
    page.press(f"[name={number}-sheets]", "Tab")
    expect(state_of(page, number)).to_have_text("Đang gửi…")
    minutes.press_sequentially("7/B")
    held[0].continue_()
    expect(row_of(page, number)).to_have_attribute("data-state", "changed")
    minutes.press_sequentially("B")
    minutes.press("Tab")

    expect(page.locator(f"[name={number}-version]")).to_have_value(str(version + 2))
    expect(minutes).to_have_value("7/BB")
    expect(state_of(page, number)).to_have_text("Đã lưu")


def test_a_line_whose_answer_was_lost_is_sent_again_and_counts_once(demo, visit):
    page = visit(demo)
    sign_in(page, "coi-thi")
    page.goto(ROOM)
    number = numbers(page)[8]
    version = int(page.locator(f"[name={number}-version]").input_value())
    lost = []

    def lose_the_first(route):
        if lost:
            return route.continue_()
        lost.append(route.fetch().status)
        return route.abort()

    page.route("**/WRITTEN/*/", lose_the_first)
    page.fill(f"[name={number}-sheets]", "4")
    page.press(f"[name={number}-sheets]", "Tab")
    expect(state_of(page, number)).to_have_text("Chưa lưu, sẽ thử lại")

    expect(state_of(page, number)).to_have_text("Đã lưu", timeout=15_000)
    expect(page.locator(f"[name={number}-version]")).to_have_value(str(version + 1))
    assert lost == [200]


def test_the_room_needs_no_scripts(demo, visit):
    page = visit(demo, java_script_enabled=False)
    sign_in(page, "coi-thi")
    page.goto(ROOM)
    number = numbers(page)[7]
    expect(page.locator(f"#save-{number}")).to_be_hidden()
    page.fill(f"[name={number}-sheets]", "6")
    page.get_by_role("button", name="Lưu các dòng đã ghi").click()

    expect(page.locator(f"[name={number}-sheets]")).to_have_value("6")
    assert sitting(demo, number)[0] == 6


def test_a_mended_file_is_read_again_where_its_faults_were_told(demo, visit, tmp_path):
    page = visit(demo)
    sign_in(page, "quy-hoach")
    page.goto("/quy-hoach/nhap/")
    page.set_input_files("[name=file]", SAMPLES / "quy-hoach-loi.xlsx")
    page.select_option("[name=campaign]", "TT-01")
    page.get_by_role("button", name="Đọc và kiểm tra tệp").click()
    page.get_by_role("button", name="Đọc theo đối chiếu này").click()
    expect(page.locator("#reading")).to_contain_text("Điều cần biết về tệp này")
    stays(page)
    again = page.locator("#again")
    expect(again.locator("[name=campaign]")).to_have_value("TT-01")

    again.locator("[name=file]").set_input_files(
        {"name": "anh.xlsx", "mimeType": "image/png", "buffer": b"PNG"}
    )
    again.get_by_role("button", name="Đọc lại tệp").click()
    expect(again.locator("[data-errors]")).to_be_focused()
    expect(page.locator("#reading-head")).to_contain_text("quy-hoach-loi.xlsx")
    look(page, "in-place-import-refused")
    again.locator("[name=file]").set_input_files(SAMPLES / "quy-hoach-2025-2030.xlsx")
    again.get_by_role("button", name="Đọc lại tệp").click()
    expect(page.locator("#reading-head")).to_contain_text("quy-hoach-2025-2030.xlsx")
    expect(page.locator("#reading").get_by_role("group").first).to_be_focused()
    expect(page.get_by_role("button", name="Xác nhận nhập")).to_be_visible()
    look(page, "in-place-import")
    assert page.evaluate(SAME)


def test_reading_again_and_what_waits_need_no_scripts(demo, visit):
    page = visit(demo, java_script_enabled=False)
    sign_in(page, "quy-hoach")
    expect(page.locator("#work")).to_be_visible()
    page.goto("/quy-hoach/nhap/")
    page.set_input_files("[name=file]", SAMPLES / "quy-hoach-loi.xlsx")
    page.get_by_role("button", name="Đọc và kiểm tra tệp").click()
    page.get_by_role("button", name="Đọc theo đối chiếu này").click()
    again = page.locator("#again")
    again.locator("[name=file]").set_input_files(SAMPLES / "quy-hoach-2025-2030.xlsx")
    again.get_by_role("button", name="Đọc lại tệp").click()

    expect(page.locator("#reading-head")).to_contain_text("quy-hoach-2025-2030.xlsx")
    expect(page.get_by_role("button", name="Xác nhận nhập")).to_be_visible()


DECISIONS = """
    SELECT count(*) FROM candidates_decision d JOIN candidates_application a
    ON a.id = d.application_id WHERE d.kind = 'OFFICER' AND a.reg_no = ?
"""


def open_first_file(page):
    """Open the first file of the third campaign that the rules found eligible."""
    page.goto("/ho-so/?campaign=TT-03&state=ELIGIBLE")
    page.get_by_role("rowheader").get_by_role("link").first.click()
    expect(page.get_by_role("link", name="Quyết định", exact=True)).to_be_visible()
    return page.locator(".head-caption").inner_text()


def agree(page):
    """Agree with every rule that is not passed, and say that the passed ones were compared."""
    for each in page.locator("[name^=word_][value=ACCEPT]:visible").all():
        each.check()
    page.get_by_label("Đã đối chiếu giấy tờ").check()


WRITE = "Ghi và mở hồ sơ kế tiếp"


def test_an_officer_decides_a_file_where_it_stands_and_goes_to_the_next(demo, visit):
    page = visit(demo)
    sign_in(page, "tham-dinh")
    number = open_first_file(page)
    [(before,)] = demo.rows(DECISIONS, number)
    stays(page)
    place = page.locator("#decision")

    page.get_by_role("link", name="Quyết định", exact=True).press("Enter")
    expect(place).to_be_focused()
    look(page, "in-place-decision")
    place.get_by_label("Không đủ điều kiện").check()
    place.get_by_role("button", name=WRITE).click()
    expect(place.locator("[data-errors]")).to_be_focused()
    expect(place.get_by_label("Không đủ điều kiện")).to_be_checked()
    look(page, "in-place-decision-refused")
    assert page.evaluate(SAME)
    assert demo.rows(DECISIONS, number) == [(before,)]

    agree(place)
    place.locator("[name=reason]").fill("Hồ sơ thiếu")
    place.get_by_role("button", name=WRITE).click()
    expect(page.locator(".head-caption")).not_to_have_text(number)
    expect(page.get_by_text(f"Đã ghi {number}: không đủ điều kiện.")).to_be_visible()
    look(page, "decided-and-next")
    assert demo.rows(DECISIONS, number) == [(before + 1,)]


def test_a_decision_needs_no_scripts(demo, visit):
    page = visit(demo, java_script_enabled=False)
    sign_in(page, "tham-dinh")
    number = open_first_file(page)
    [(before,)] = demo.rows(DECISIONS, number)
    page.get_by_role("link", name="Quyết định", exact=True).click()
    heading(page, "Quyết định về hồ sơ")
    page.get_by_role("button", name=WRITE).click()
    expect(page.locator("[data-errors]")).to_be_visible()
    assert demo.rows(DECISIONS, number) == [(before,)]
    agree(page)
    page.get_by_label("Đồng ý với kết quả kiểm tra").check()
    page.get_by_role("button", name=WRITE).click()

    expect(page.locator(".head-caption")).not_to_have_text(number)
    assert demo.rows(DECISIONS, number) == [(before + 1,)]


def test_the_chair_decides_line_by_line(demo, visit):
    page = visit(demo)
    sign_in(page, "chu-tich")
    page.goto("/quyet-dinh/TT-02/")
    lines = page.get_by_role("main").get_by_role("listitem").filter(has_text="Trừ điểm")
    waiting = lines.count()
    assert waiting > 1
    stays(page)

    for line in (lines.nth(1), lines.nth(0)):  # one after the other: focus goes to what came last
        line.get_by_role("link").click()
        expect(line.get_by_role("group").first).to_be_focused()
    expect(page).to_have_url(re.compile("/quyet-dinh/TT-02/$"))
    look(page, "in-place-waiting")
    lines.nth(0).get_by_role("button", name="Xem lại trước khi ghi").click()
    expect(lines.nth(0).locator("[data-errors]")).to_be_focused()
    lines.nth(0).get_by_label("Không trừ điểm").check()
    lines.nth(0).get_by_label("Lý do").fill("Biên bản không đủ căn cứ")
    lines.nth(0).get_by_role("button", name="Xem lại trước khi ghi").click()
    expect(lines.nth(0).get_by_text("Hãy xem lại lần cuối")).to_be_visible()
    lines.nth(0).get_by_role("button", name="Ghi quyết định").click()
    done = page.get_by_role("main").get_by_role("listitem").filter(has_text="Đã ghi quyết định")
    expect(done).to_have_count(1)
    expect(done).to_contain_text("Không trừ điểm")
    look(page, "in-place-waiting-done")
    assert page.evaluate(SAME)

    page.reload()
    expect(lines).to_have_count(waiting - 1)


def test_what_waits_is_fresh_while_it_is_looked_at_and_keeps_the_focus(demo, visit):
    page = visit(demo)
    page.clock.install()
    sign_in(page, "chu-tich")
    stays(page)
    work = page.locator("#work")
    item = work.get_by_role("link", name="Xử lý vi phạm").first
    other = work.get_by_role("link").last
    before = work.inner_text()
    other.focus()
    address = other.get_attribute("href")
    page.clock.fast_forward(61_000)
    expect(page.locator("#work-news")).to_be_empty()  # nothing changed

    colleague = page.context.new_page()
    colleague.goto(item.get_attribute("href"))
    colleague.get_by_role("link", name=re.compile("^Trừ điểm")).first.click()
    colleague.get_by_label("Không trừ điểm").first.check()
    colleague.get_by_label("Lý do").first.fill("Biên bản không đủ căn cứ")
    colleague.get_by_role("button", name="Xem lại trước khi ghi").first.click()
    colleague.get_by_role("button", name="Ghi quyết định").first.click()
    expect(colleague.get_by_text("Đã ghi quyết định")).to_be_visible()
    page.clock.fast_forward(61_000)

    expect(page.locator("#work-news")).not_to_be_empty()
    expect(work).not_to_have_text(before)
    expect(work.locator(f'a[href="{address}"]')).to_be_focused()
    look(page, "in-place-work")
    assert page.evaluate(SAME)


def test_a_page_left_open_stops_asking_when_the_session_is_over(demo, visit):
    page = visit(demo)
    page.clock.install()
    sign_in(page, "chu-tich")
    address, asked = page.url, []
    page.on("request", lambda request: asked.append(request.url))
    page.context.clear_cookies(name="sessionid")

    page.clock.fast_forward(61_000)
    expect(page.locator("#lost")).to_contain_text("Phiên làm việc đã hết")
    expect(page.locator("#work")).to_be_visible()
    for _ in range(3):
        page.clock.fast_forward(61_000)
    page.locator("#work a").first.hover()

    assert asked.count(address) == 1
