"""What a file's words mean is asked on a page of its own, and only where it is not clear."""

import io
import re
from datetime import date
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from python_calamine import CalamineWorkbook

from candidates.models import CadreRecord, PlanningList
from candidates.tables.files_to_fill import blank_file
from candidates.tables.shape import shapes
from candidates.views.import_kinds import CADRES as CADRES_KIND
from candidates.views.import_kinds import PAPERS as PAPERS_KIND
from candidates.views.import_kinds import PLANNING as PLANNING_KIND
from tests.actions import events, person_named, stored
from tests.candidates.tables.books import book_of
from tests.moments import DEMO

pytestmark = pytest.mark.django_db
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
PLANNING, CADRES = "/quy-hoach/nhap/", "/can-bo/nhap/"
HEADING = ("Số CCCD", "Họ và tên", "Ngày sinh", "Phái", "Cỡ giày")
PERSON = ("001080000017", "Nguyễn An", date(1980, 5, 3), "Nam", "41")
SWAP = {"HX-Request": "true", "HX-Target": "matched"}


@pytest.fixture
def officer(announced, settings, tmp_path):
    settings.VAR_DIR = tmp_path
    client = Client()
    client.force_login(person_named("quy-hoach"), backend=BACKEND)
    return client


def send(client, data, page=CADRES):
    return client.post(page, {"file": SimpleUploadedFile("can-bo.xlsx", data)}, follow=True)


def go_on(client, page, answers, **options):
    """Send what a page asks, and open the page to which it leads."""
    return client.post(page, answers, follow=True, **options)


def facts(*people):
    return book_of({"Cán bộ": [HEADING, *people]})


def fields(response):
    return re.findall(r'<select name="([^"]+)"', response.content.decode())


def test_a_file_that_is_understood_goes_straight_to_the_check(officer):
    data = (DEMO / "ho-so-can-bo.xlsx").read_bytes()

    answer = send(officer, data)

    assert "Xác nhận nhập" in answer.content.decode()
    assert fields(answer) == []


def test_a_missing_column_is_asked_for_among_the_headings_not_understood(officer):
    before = stored()

    answer = send(officer, facts(PERSON))

    text = answer.content.decode()
    assert fields(answer) == ["column-phai", "column-cogiay"]
    assert "“Phái”" in text
    assert "Cán bộ!D1" in text
    assert 'value="sex"' in text
    assert stored() == before


def test_a_table_whose_citizen_numbers_nobody_knows_is_asked_for_them(officer):
    rows = planning_rows()
    top = next(row for row in rows if "Số CCCD" in row)
    top[top.index("Số CCCD")] = "Mã thẻ"
    answer = send(officer, book_of({"Danh sách": rows}), PLANNING)

    checked = go_on(officer, PLANNING, {"match": "1", "column-mathe": "citizen_id"})

    assert "column-mathe" in fields(answer)
    assert 'value="citizen_id"' in answer.content.decode()
    assert "Xác nhận nhập" in checked.content.decode()


def test_a_sheet_that_an_answer_completes_is_read_unless_it_is_left_out(officer):
    ranks = [("Số CCCD", "Họ và tên", "Hình thức", "Ngày quyết định"), ("", "", "", "")]

    answer = send(officer, book_of({"Cán bộ": [HEADING, PERSON], "Kỷ luật": ranks}))

    chosen = re.findall(r'name="sheets" value="([^"]+)"[^>]*checked', answer.content.decode())
    assert "Cán bộ" in chosen


def test_a_file_of_another_kind_is_refused_where_no_answer_would_help(officer):
    before = stored()

    answer = send(officer, (DEMO / "quy-hoach-2025-2030.xlsx").read_bytes())

    assert answer.status_code == 422
    assert "đúng loại tệp" in answer.content.decode()
    assert fields(answer) == []
    assert stored() == before


def test_a_table_without_a_line_is_not_offered_to_be_imported(officer):
    before = stored()

    answer = send(officer, book_of({"Danh sách": planning_rows()[:11]}), PLANNING)

    text = answer.content.decode()
    assert "Tệp không có dòng nào đọc được" in text
    assert "Xác nhận nhập" not in text
    assert "Không có gì phải nhắc" not in text
    assert stored() == before


def test_what_a_person_answers_is_how_the_file_is_read_and_imported(officer):
    send(officer, facts(PERSON))

    checked = go_on(
        officer, CADRES, {"match": "1", "column-phai": "sex", "column-cogiay": "aside"}
    ).content.decode()
    saved = officer.post(CADRES, {"confirm": "1"})

    assert "Cỡ giày" in checked
    assert "được để riêng" in checked
    assert saved.status_code == 303
    assert CadreRecord.objects.get(citizen_id="001080000017").sex == "M"


def test_to_htmx_one_answer_shows_what_follows_from_it_and_nothing_else(officer):
    send(officer, facts(PERSON))

    answer = go_on(officer, CADRES, {"match": "1", "column-phai": "sex"}, headers=SWAP)

    text = answer.content.decode()
    assert answer.status_code == 200
    assert re.match(r'\s*<div class="stack" id="matched"', text)
    assert "<main" not in text
    assert "dòng đọc được" in text


def test_an_answer_that_leaves_the_file_unreadable_says_why(officer):
    send(officer, facts(PERSON))

    answer = go_on(officer, CADRES, {"match": "1", "column-phai": "nowhere"})

    assert answer.status_code == 422
    assert "nowhere" in answer.content.decode()


def test_an_answer_can_be_changed_afterwards(officer):
    send(officer, facts(PERSON))
    go_on(officer, CADRES, {"match": "1", "column-phai": "sex", "column-cogiay": "aside"})

    again = go_on(officer, CADRES, {"match-again": "1"})

    text = again.content.decode()
    assert fields(again) == ["column-phai", "column-cogiay"]
    assert '<option value="sex" selected>' in text
    assert '<option value="aside" selected>' in text


def planning_rows():
    book = CalamineWorkbook.from_path(DEMO / "quy-hoach-2025-2030.xlsx")
    return book.get_sheet_by_index(0).to_python(skip_empty_area=False)


def test_a_value_that_is_not_understood_is_asked_once_for_all_its_cells(officer):
    rows = planning_rows()
    at = next(row.index("Chức danh quy hoạch") for row in rows if "Chức danh quy hoạch" in row)
    post = next(row[at] for row in rows[11:] if row[at])
    same = [row for row in rows if row[at] == post]
    for row in same:
        row[at] = "Giám đốc sở"
    answer = send(officer, book_of({"Danh sách": rows}), PLANNING)
    (name,) = [field for field in fields(answer) if field.startswith("value-post-")]

    checked = go_on(officer, PLANNING, {"match": "1", name: post}).content.decode()

    assert len(same) > 1
    assert f'data-label="Số ô">{len(same)}</td>' in answer.content.decode()
    assert f"“Giám đốc sở” được hiểu là “{post}”" in checked


def test_values_of_a_column_that_was_matched_are_asked_about_next(officer):
    rows = planning_rows()
    top = next(row for row in rows if "Đối tượng (1/2)" in row)
    at = top.index("Đối tượng (1/2)")
    top[at] = "Diện"
    for row in rows[11:]:
        row[at] = "kế cận" if row[at] == 2 else row[at]
    send(officer, book_of({"Danh sách": rows}), PLANNING)

    asked = go_on(officer, PLANNING, {"match": "1", "column-dien": "tier"})
    (name,) = [field for field in fields(asked) if field.startswith("value-tier-")]
    left_open = go_on(officer, PLANNING, {"match": "1", "column-dien": "tier", name: ""})
    answered = go_on(officer, PLANNING, {"match": "1", "column-dien": "tier", name: "2"})

    assert "Xác nhận nhập" in left_open.content.decode()
    assert "“kế cận” được hiểu là “2”" in answered.content.decode()


def test_another_sheet_with_a_table_of_the_same_kind_is_offered(officer):
    rows = planning_rows()
    data = book_of({"Phần 1": rows[:120], "Phần 2": [*rows[:11], *rows[120:]]})
    answer = send(officer, data, PLANNING)
    text = answer.content.decode()
    assert '<input type="checkbox" name="sheets" value="Phần 2"' in text

    go_on(officer, PLANNING, {"match": "1", "sheets": ["Phần 1", "Phần 2"]})
    saved = officer.post(PLANNING, {"confirm": "1", "with_faults": "on"})

    assert saved.status_code == 303
    assert set(PlanningList.objects.first().entries.values_list("sheet", flat=True)) == {
        "Phần 1",
        "Phần 2",
    }


def test_a_faulty_cell_is_put_right_on_the_page_and_the_trail_names_it(officer):
    wrong = ("001080000017", "Nguyễn An", "31/02/1980", "Nam", "")
    data = book_of({"Cán bộ": [(*HEADING[:3], "Giới tính", ""), wrong]})
    checked = send(officer, data).content.decode()
    assert 'name="cell:Cán bộ!C2"' in checked
    assert "Chưa nhập được" in checked

    mended = go_on(officer, CADRES, {"mend": "1", "cell:Cán bộ!C2": "03/05/1980"}).content.decode()
    with events() as trail:
        saved = officer.post(CADRES, {"confirm": "1"})

    assert "Ô được sửa khi nhập: “31/02/1980” thành “03/05/1980”" in mended
    assert saved.status_code == 303
    assert trail[0][3]["placed"] == ["Cán bộ!C2 CELL_MENDED"]
    assert CadreRecord.objects.get(citizen_id="001080000017").born == date(1980, 5, 3)


def test_a_step_without_a_stored_file_is_refused_in_words(officer):
    before = stored()

    for step in ("match", "match-again", "mend"):
        answer = officer.post(PLANNING, {step: "1"})
        assert answer.status_code == 409

    assert stored() == before


def test_the_check_page_shows_the_account_of_every_sheet(officer):
    text = send(officer, (DEMO / "ho-so-can-bo.xlsx").read_bytes()).content.decode()

    assert "Đối soát: mọi dòng, mọi ô có dữ liệu" in text
    assert "phía trên tiêu đề" in text


def test_a_page_of_many_findings_shows_the_gravest_and_says_how_many_it_leaves_out(officer):
    days = ["1/2/1980", date(1980, 2, 1)]
    wrong = [(f"0010{n:03}", "Nguyễn An", days[n % 2], "Nam", "") for n in range(410)]
    data = book_of({"Cán bộ": [(*HEADING[:3], "Giới tính", ""), *wrong]})

    text = send(officer, data).content.decode()
    whole = officer.get(f"{CADRES}?tai=dong-loi").content

    assert text.count('<tr class="row-error"') == 1
    assert "410 ô" in text
    assert text.count('name="cell:Cán bộ!A') == 50
    assert re.search(r"chưa nêu:\s+360 lỗi;\s+155 ghi chú\.", text)
    assert "nhẹ hơn" not in text
    rows = CalamineWorkbook.from_filelike(io.BytesIO(whole)).get_sheet_by_index(0).to_python()
    assert [row[0] for row in rows].count("Lỗi") == 410
    assert [row[0] for row in rows].count("Ghi chú") == 205


def test_what_is_wrong_in_many_cells_alike_is_one_line_and_put_right_at_once(officer):
    numbers = ("001080000017", "001080000018", "001080000019", "001080000020")
    people = [(number, "Nguyễn An", "31/02/1980", "Nam", "") for number in numbers]
    data = book_of({"Cán bộ": [(*HEADING[:3], "Giới tính", ""), *people]})
    text = send(officer, data).content.decode()
    (field,) = re.findall(r'name="(cells:[0-9a-f]{16})"', text)

    mended = go_on(
        officer, CADRES, {"mend": "1", field: "03/05/1980", "cell:Cán bộ!C3": "04/05/1980"}
    ).content.decode()
    officer.post(CADRES, {"confirm": "1"})

    assert text.count('<tr class="row-error"') == 1
    assert "4 ô" in text
    assert [f"C{row}" in text for row in (2, 3, 4, 5)] == [True] * 4
    assert "“31/02/1980” thành “03/05/1980”" in mended
    kept = CadreRecord.objects.filter(citizen_id__in=numbers).order_by("citizen_id")
    assert [each.born.day for each in kept] == [3, 4, 3, 3]


@pytest.mark.parametrize("text", ["9" * 40_000, "31/02/1980 " * 2_000], ids=["digits", "days"])
def test_an_overlong_text_for_a_cell_is_refused_in_words_and_nothing_is_written(officer, text):
    wrong = ("001080000017", "Nguyễn An", "31/02/1980", "Nam", "")
    send(officer, book_of({"Cán bộ": [(*HEADING[:3], "Giới tính", ""), wrong]}))
    before = stored()

    mended = go_on(officer, CADRES, {"mend": "1", "cell:Cán bộ!C2": text})
    confirmed = officer.post(CADRES, {"confirm": "1"})

    page = mended.content.decode()
    assert mended.status_code == 200
    assert "Chưa nhập được" in page
    assert text.strip() in page  # whole: what was typed can be looked at and mended again
    assert (confirmed.status_code, stored()) == (422, before)


def test_a_text_for_cells_that_nobody_was_shown_mends_nothing(officer):
    send(officer, facts((*PERSON[:2], "31/02/1980", "Nam", "41")))
    answers = {"match": "1", "column-phai": "sex", "column-cogiay": "aside"}
    go_on(officer, CADRES, answers)
    before = stored()

    text = go_on(officer, CADRES, {"mend": "1", f"cells:{'0' * 16}": "03/05/1980"})

    assert "Chưa nhập được" in text.content.decode()
    assert stored() == before


def test_the_check_page_says_who_comes_goes_and_changes_from_what_to_what(officer):
    clean = [(*HEADING[:3], "Giới tính", "")]
    an, binh = (*PERSON[:4], ""), ("001079000018", "Trần Bình", date(1979, 1, 2), "Nam", "")
    send(officer, book_of({"Cán bộ": [*clean, an]}))
    officer.post(CADRES, {"confirm": "1"})

    text = send(
        officer, book_of({"Cán bộ": [*clean, ("001080000017", "Nguyễn Ân", *an[2:]), binh]})
    ).content.decode()

    assert "Thay đổi (1)" in text
    assert "<del>Nguyễn An</del> → <ins>Nguyễn Ân</ins>" in text
    assert 'data-label="Nhận ra theo"' in text  # a card on a phone
    assert "Thêm mới (1)" in text
    assert "Trần Bình" in text


def test_somebody_whose_line_has_an_error_is_not_gone(officer):
    rows = planning_rows()
    send(officer, book_of({"Danh sách": rows}), PLANNING)
    officer.post(PLANNING, {"confirm": "1", "with_faults": "on"})
    at = next(row.index("Đối tượng (1/2)") for row in rows if "Đối tượng (1/2)" in row)
    person = next(row for row in rows[11:] if row[at])
    person[at] = "chín"

    send(officer, book_of({"Danh sách": rows}), PLANNING)
    text = go_on(officer, PLANNING, {"match": "1"}).content.decode()

    assert "Không còn trong danh sách" not in text


def columns_read(data, forms):
    """Return, by form, the keys of the columns that a reader knows in a file."""
    return {shape.form: set(shape.keys.values()) for shape in shapes(data, forms)}


@pytest.mark.parametrize("kind", [PLANNING_KIND, CADRES_KIND, PAPERS_KIND], ids=lambda k: k.name)
def test_a_file_to_fill_in_has_every_column_that_the_reader_knows(kind):
    read = columns_read(blank_file(kind.forms, on=date(2026, 9, 30)), kind.forms)

    for form, columns in kind.forms.items():
        years = {f"ratings-{year}" for year in (2023, 2024, 2025)}
        keys = {column.key for column in columns if not column.years}
        assert read[form] == keys | (years if any(c.years for c in columns) else set())


def test_the_file_to_fill_in_is_handed_out(officer):
    answer = officer.get(f"{CADRES}?tai=mau")

    assert answer["Content-Disposition"] == 'attachment; filename="mau-ho-so-can-bo.xlsx"'
    book = CalamineWorkbook.from_filelike(io.BytesIO(answer.content))
    assert book.sheet_names[0] == "Thông tin chung"


def test_rows_with_errors_are_handed_out_with_their_reasons(officer):
    wrong = ("001080000017", "Nguyễn An", "31/02/1980", "Nam", "")
    right = ("001079000018", "Trần Bình", date(1979, 1, 2), "Nam", "")
    send(officer, book_of({"Cán bộ": [(*HEADING[:3], "Giới tính", ""), wrong, right]}))

    answer = officer.get(f"{CADRES}?tai=dong-loi")

    book = CalamineWorkbook.from_filelike(io.BytesIO(answer.content))
    rows = book.get_sheet_by_name("Cán bộ").to_python()
    assert rows[0][:4] == ["Dòng", "Lý do chưa nhận", "A", "B"]
    assert len(rows) == 2
    assert (rows[1][0], rows[1][2:5]) == (2.0, ["001080000017", "Nguyễn An", "31/02/1980"])
    assert rows[1][1].startswith("C2: ")


def test_without_a_stored_file_there_are_no_rows_to_hand_out(officer):
    assert officer.get(f"{CADRES}?tai=dong-loi").status_code == 409


def test_a_row_with_errors_counts_only_by_the_decision_that_allows_it(officer):
    send(officer, book_of({"Danh sách": planning_rows()}), PLANNING)
    asked = go_on(officer, PLANNING, {"match": "1"}).content.decode()
    names = re.findall(r'name="(allowed:[^"]+)"', asked)
    answers = {"confirm": "1", "with_faults": "on", names[0]: "99-QĐ/TU"}

    officer.post(PLANNING, answers)

    latest = PlanningList.objects.first()
    faulty = latest.entries.exclude(faults=[])
    assert len(names) == faulty.count() > 2
    assert [entry.faults_document for entry in faulty.exclude(faults_document="")] == ["99-QĐ/TU"]
    assert latest.entries.count() - latest.counted().count() == len(names) - 1


def mark_in(response):
    marks = r'name="file_mark" value="([0-9a-f]{16})(?:-[0-9a-f]{16})?"'
    return re.findall(marks, response.content.decode())[-1]


def test_a_file_with_nothing_but_warnings_can_be_matched_from_the_check_page(officer):
    rows = [(*HEADING[:3], "Giới tính", "Cỡ giày"), PERSON]
    send(officer, book_of({"Cán bộ": rows}))

    text = go_on(officer, CADRES, {"match": "1"}).content.decode()

    assert 'name="match-again"' in text
    assert 'name="mend"' not in text


def test_a_page_stays_about_its_file_while_answers_are_given(officer):
    page = send(officer, facts(PERSON))
    answers = {"match": "1", "file_mark": mark_in(page), "column-phai": "sex"}

    go_on(officer, CADRES, answers, headers=SWAP)
    checked = go_on(officer, CADRES, answers)

    assert checked.status_code == 200
    assert mark_in(checked) == mark_in(page)


def test_a_page_about_one_file_does_not_import_the_file_of_another_tab(officer):
    clean = [(*HEADING[:3], "Giới tính", "")]
    first = send(officer, book_of({"Cán bộ": [*clean, (*PERSON[:4], "")]}))
    second = send(officer, book_of({"Cán bộ": [*clean, ("001079000018", *PERSON[1:4], "")]}))
    before = stored()

    refused = officer.post(CADRES, {"confirm": "1", "file_mark": mark_in(first)})

    assert refused.status_code == 409
    assert "chọn ở cửa sổ khác" in refused.content.decode()
    assert stored() == before
    taken = officer.post(CADRES, {"confirm": "1", "file_mark": mark_in(second)})
    assert taken.status_code == 303


def test_examples_of_a_column_leave_out_its_number_and_write_days_as_people_do(officer):
    data = book_of({"Cán bộ": [HEADING, (1, 2, 3, 4, 5), (*PERSON[:4], date(2024, 3, 9))]})

    text = send(officer, data).content.decode()

    assert "09/03/2024" in text
    assert re.findall(r'class="small soft"\s+data-label="Ví dụ">\s*(.*?)\s*</td>', text) == [
        "Nam",
        "09/03/2024",
    ]
    assert re.findall(r'data-label="Số ô">(\d+)<', text) == ["1", "1"]


def test_the_sheets_to_read_must_be_chosen(officer):
    rows = planning_rows()
    asked = send(
        officer, book_of({"Phần 1": rows[:120], "Phần 2": [*rows[:11], *rows[120:]]}), PLANNING
    )

    refused = officer.post(PLANNING, {"match": "1"})

    legend = re.search(r"<legend>\s*Các trang được đọc(.*?)</legend>", asked.content.decode(), re.S)
    assert "không bắt buộc" not in legend[1]
    assert refused.status_code == 422
    assert "Hãy chọn “Các trang được đọc”" in refused.content.decode()
    assert refused.content.decode().count("data-errors") == 1


def steps(response):
    """Return the steps that are done, and those that were not needed."""
    text = response.content.decode()
    done = re.findall(r'class="done">\s*([^<]+?)<span', text)
    return done, re.findall(r'<li[^>]*>\s*([^<]+?) <span class="soft small">\(không cần\)', text)


def test_matching_is_shown_as_done_only_where_it_was_done(officer):
    straight = send(officer, (DEMO / "ho-so-can-bo.xlsx").read_bytes())
    send(officer, facts(PERSON))
    matched = go_on(officer, CADRES, {"match": "1", "column-phai": "sex", "column-cogiay": "aside"})

    assert steps(straight) == (["Chọn tệp"], ["Đối chiếu"])
    assert steps(matched) == (["Chọn tệp", "Đối chiếu"], [])


SHOES = {"match": "1", "column-phai": "sex", "column-cogiay": "aside"}


def imported(client, answers, number):
    """Send a file of one person, answer what it asks, and import it."""
    send(client, facts((number, *PERSON[1:])))
    go_on(client, CADRES, answers)
    return client.post(CADRES, {"confirm": "1", "request_id": str(uuid4())})


def test_what_was_answered_is_not_asked_of_the_next_file_and_is_told(officer):
    imported(officer, SHOES, PERSON[0])

    text = send(officer, facts(("001079000018", *PERSON[1:]))).content.decode()

    assert "Xác nhận nhập" in text
    assert "2 chỗ được hiểu như đã đối chiếu ở tệp trước" in text
    assert "Phái" in text
    assert "được để riêng" in text


def test_only_an_import_that_was_confirmed_is_remembered(officer):
    send(officer, facts(PERSON))
    go_on(officer, CADRES, SHOES)

    assert fields(send(officer, facts(PERSON))) == ["column-phai", "column-cogiay"]


def test_another_answer_takes_the_place_of_the_one_before_and_a_blank_one_forgets_it(officer):
    imported(officer, SHOES, PERSON[0])
    imported(officer, {"match": "1", "column-phai": "sex"}, "001079000018")

    answer = send(officer, facts(("001081000019", *PERSON[1:])))

    text = answer.content.decode()
    assert fields(answer) == ["column-phai", "column-cogiay"]
    assert '<option value="sex" selected>' in text
    assert '<option value="aside" selected>' not in text


def test_a_value_is_remembered_with_its_column_which_is_matched_first(officer):
    rows = planning_rows()
    top = next(row for row in rows if "Đối tượng (1/2)" in row)
    at = top.index("Đối tượng (1/2)")
    top[at] = "Diện"
    for row in rows[11:]:
        row[at] = "kế cận" if row[at] == 2 else row[at]
    send(officer, book_of({"Danh sách": rows}), PLANNING)
    asked = go_on(officer, PLANNING, {"match": "1", "column-dien": "tier"})
    (name,) = [field for field in fields(asked) if field.startswith("value-tier-")]
    go_on(officer, PLANNING, {"match": "1", "column-dien": "tier", name: "2"})
    officer.post(PLANNING, {"confirm": "1", "with_faults": "on"})
    del rows[30]

    text = send(officer, book_of({"Danh sách": rows}), PLANNING).content.decode()

    assert "Xác nhận nhập" in text
    assert "“kế cận” được hiểu là “2”" in text


def test_two_headings_that_were_said_to_mean_the_same_are_asked_about(officer):
    imported(officer, SHOES, PERSON[0])
    other = ("Số CCCD", "Họ và tên", "Ngày sinh", "Phái tính", "Cỡ giày")
    send(officer, book_of({"Cán bộ": [other, ("001079000018", *PERSON[1:])]}))
    go_on(officer, CADRES, {"match": "1", "column-phaitinh": "sex", "column-cogiay": "aside"})
    officer.post(CADRES, {"confirm": "1", "request_id": str(uuid4())})

    both = (*HEADING[:4], "Phái tính")
    answer = send(officer, book_of({"Cán bộ": [both, ("001081000019", *PERSON[1:4], "Nam")]}))

    assert fields(answer) == ["column-phai", "column-phaitinh"]


def test_pasted_cells_take_the_same_way_as_a_file(officer):
    lines = ["\t".join(HEADING[:3]) + "\tGiới tính", "001080000017\tNguyễn An\t03/05/1980\tNam"]

    checked = officer.post(CADRES, {"pasted": "\r\n".join(lines)}, follow=True)
    saved = officer.post(CADRES, {"confirm": "1"})

    assert "o-da-dan.xlsx" in checked.content.decode()
    assert saved.status_code == 303
    assert CadreRecord.objects.get(citizen_id="001080000017").born == date(1980, 5, 3)


@pytest.mark.parametrize(
    ("answers", "sentence"),
    [
        ({}, "Hãy chọn tệp bảng tính, hoặc dán các ô"),
        ({"pasted": "Nguyễn An"}, "không phải các ô chép từ bảng tính"),
        ({"pasted": "a\tb", "with": "a file"}, "Đã chọn tệp rồi"),
    ],
)
def test_a_file_or_pasted_cells_are_asked_for_and_not_both(officer, answers, sentence):
    before = stored()
    file = {"file": SimpleUploadedFile("a.xlsx", facts(PERSON))} if "with" in answers else {}

    answer = officer.post(CADRES, {**answers, **file})

    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert stored() == before
