"""Lists come in whole or not at all: the check page says everything first."""

import csv
import zipfile
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import expect
from python_calamine import CalamineWorkbook

from tests.browser.steps import follow, heading, look, press, sign_in
from tests.candidates.tables.books import book_of

pytestmark = pytest.mark.browser

ROOT = Path(__file__).parents[2]
SAMPLES = ROOT / "rehearsal/demo"
LISTS = "SELECT count(*) FROM candidates_planninglist"


def faults():
    with (ROOT / "tests/data/quy-hoach-loi.expected.csv").open(encoding="utf-8") as file:
        return [fault for fault in csv.DictReader(file) if fault["severity"] != "NONE"]


def another_copy(path):
    """Return the sample's list under other bytes: another file of the same people."""
    path.write_bytes((SAMPLES / "quy-hoach-2025-2030.xlsx").read_bytes())
    with zipfile.ZipFile(path, "a") as workbook:
        workbook.comment = b"2"
    return path


def test_a_clean_planning_list_is_looked_at_and_kept(demo, visit, tmp_path):
    page = visit(demo)
    [(before,)] = demo.rows(LISTS)
    sign_in(page, "quy-hoach")
    page.goto("/quy-hoach/")
    look(page, "planning")
    follow(page, "Nhập bản mới")
    look(page, "import-choose")
    page.set_input_files("[name=file]", another_copy(tmp_path / "quy-hoach.xlsx"))
    press(page, "Đọc và kiểm tra tệp")

    steps = page.get_by_role("list", name="Các bước").get_by_role("listitem")
    expect(steps.filter(has_text="Kiểm tra")).to_have_attribute("aria-current", "step")
    look(page, "import-clean")
    assert demo.rows(LISTS) == [(before,)]
    page.check("[name=with_faults]")  # people too old by policy stay in it, marked
    press(page, "Xác nhận nhập")

    heading(page, "Danh sách quy hoạch")
    expect(page.get_by_text(f"v{before + 1}", exact=True)).to_be_visible()
    assert demo.rows(LISTS) == [(before + 1,)]


def test_every_fault_of_a_list_is_told_and_nothing_is_written(demo, visit):
    page = visit(demo)
    before = demo.rows(LISTS)
    sign_in(page, "quy-hoach")
    page.goto("/quy-hoach/nhap/")
    page.set_input_files("[name=file]", SAMPLES / "quy-hoach-loi.xlsx")
    page.select_option("[name=campaign]", "TT-01")
    press(page, "Đọc và kiểm tra tệp")
    look(page, "import-match")  # what the file calls its posts and levels is asked first
    press(page, "Đọc theo đối chiếu này")

    look(page, "import-faults")
    assert page.locator("td > [name^='cell:']").first.bounding_box()["width"] >= 130
    named = ", ".join(page.get_by_role("rowheader").all_inner_texts()).split(", ")
    assert {fault["column"] + fault["row"] or "Cả trang" for fault in faults()} <= set(named)
    press(page, "Xác nhận nhập")

    expect(page.locator("[data-errors]")).to_be_focused()
    look(page, "import-refused")
    assert demo.rows(LISTS) == before


def register_received(on):
    """Return the sample's register without its title, every paper received on a day."""
    book = CalamineWorkbook.from_path(SAMPLES / "dang-ky-du-tuyen.xlsx")
    rows = book.get_sheet_by_index(0).to_python()
    top = next(line for line, row in enumerate(rows) if row[0] == "STT")
    at = rows[top].index("Ngày nhận")
    papers = [[*row[:at], on, *row[at + 1 :]] for row in rows[top + 2 :] if row[1]]
    return book_of({"Sổ": [*rows[top : top + 2], *papers]})


def test_a_register_of_another_announcement_is_refused(demo, visit):
    page = visit(demo)
    sign_in(page, "thu-ky")
    page.goto("/ho-so/TT-04/nhap/")
    page.set_input_files("[name=file]", SAMPLES / "dang-ky-du-tuyen.xlsx")
    press(page, "Đọc và kiểm tra tệp")

    look(page, "import-other-register")
    expect(page.get_by_text("Sổ này ghi theo Thông báo số 281/TB-HĐTT")).to_be_visible()
    expect(page.get_by_role("button", name="Xác nhận nhập")).to_have_count(0)


def test_the_secretary_imports_the_register(demo, visit, tmp_path):
    page = visit(demo)
    [(announced_on,)] = demo.rows("SELECT announced_on FROM exams_campaign WHERE code = 'TT-04'")
    path = tmp_path / "so.xlsx"
    path.write_bytes(register_received(date.fromisoformat(announced_on)))
    sign_in(page, "thu-ky")
    look(page, "secretary-work")
    page.goto("/dieu-hanh/TT-04/")
    look(page, "room-register")
    follow(page, "Nhập sổ hồ sơ giấy")
    page.set_input_files("[name=file]", path)
    press(page, "Đọc và kiểm tra tệp")

    heading(page, "Nhập sổ tiếp nhận hồ sơ giấy")
    look(page, "import-register")
    press(page, "Xác nhận nhập")  # without having looked at what it changes
    expect(page.locator("[data-errors]")).to_be_focused()
    page.get_by_label("Tôi đã xem từng thay đổi").check()
    press(page, "Xác nhận nhập")

    heading(page, "Hồ sơ dự tuyển")
    look(page, "files")
    count = "SELECT count(*) FROM candidates_application a JOIN exams_campaign c"
    count += " ON c.id = a.campaign_id WHERE c.code = 'TT-04' AND a.state != 'DRAFT'"
    [(received,)] = demo.rows(count)
    expect(page.get_by_role("status").filter(has_text=f"{received} hồ sơ")).to_be_visible()


def test_a_heading_nobody_knows_is_matched_and_a_wrong_cell_put_right(demo, visit, tmp_path):
    page = visit(demo)
    sign_in(page, "quy-hoach")
    page.goto("/can-bo/nhap/")
    path = tmp_path / "can-bo.xlsx"
    heading_row = ("Số CCCD", "Họ và tên", "Ngày sinh", "Phái")
    person = ("001080000017", "Nguyễn Thử Nghiệm", "31/02/1980", "Nam")
    path.write_bytes(book_of({"Cán bộ": [heading_row, person]}))
    page.set_input_files("[name=file]", path)
    press(page, "Đọc và kiểm tra tệp")

    page.get_by_label("“Phái”").select_option("sex")
    expect(page.locator("#matched")).to_contain_text("lỗi còn lại")
    press(page, "Đọc theo đối chiếu này")
    page.get_by_label("Sửa ô C2").fill("03/05/1980")
    press(page, "Đọc lại với các ô đã sửa")

    look(page, "import-mended")
    expect(page.get_by_text("“31/02/1980” thành “03/05/1980”")).to_be_visible()
    press(page, "Xác nhận nhập")
    heading(page, "Hồ sơ cán bộ")
    names = "SELECT count(*) FROM candidates_cadrerecord WHERE name = 'Nguyễn Thử Nghiệm'"
    assert demo.rows(names) == [(1,)]


def test_a_check_is_reloaded_gone_back_to_and_printed_whole(demo, visit, tmp_path):
    page = visit(demo)
    sign_in(page, "quy-hoach")
    page.goto("/can-bo/nhap/")
    numbers = [f"0010800000{number}" for number in range(17, 23)]
    people = [(number, "Nguyễn Thử Nghiệm", "31/02/1980", "Nam") for number in numbers]
    path = tmp_path / "can-bo.xlsx"
    top = ("Số CCCD", "Họ và tên", "Ngày sinh", "Giới tính")
    path.write_bytes(book_of({"Cán bộ": [top, *people]}))
    page.set_input_files("[name=file]", path)
    press(page, "Đọc và kiểm tra tệp")
    expect(page.get_by_label("Sửa 6 ô")).to_be_visible()
    page.reload()
    expect(page.get_by_label("Sửa 6 ô")).to_be_visible()
    expect(page.get_by_text("C7", exact=True)).to_be_hidden()

    page.emulate_media(media="print")
    expect(page.get_by_text("C7", exact=True)).to_be_visible()
    expect(page.get_by_label("Sửa 6 ô")).to_be_hidden()
    expect(page.get_by_role("columnheader", name="Sửa thành")).to_have_count(0)
    page.emulate_media(media="screen")

    page.get_by_label("Sửa 6 ô").fill("03/05/1980")
    press(page, "Đọc lại với các ô đã sửa")
    look(page, "import-mended-alike")
    press(page, "Xác nhận nhập")
    heading(page, "Hồ sơ cán bộ")
    page.go_back()
    heading(page, "Nhập hồ sơ cán bộ")
    expect(page.get_by_text("không còn được giữ")).to_be_visible()
