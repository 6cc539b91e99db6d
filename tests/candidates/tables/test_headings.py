"""A column is known by what an office writes over it, not by the words of our own form."""

import pytest

from candidates.tables.cadre_forms import PERSONS, STATUSES
from candidates.tables.headings import find
from candidates.tables.layout import letters_of
from candidates.tables.placement import SET_ASIDE, Placement
from candidates.tables.planning_form import COLUMNS as PLANNING
from candidates.tables.registration_form import COLUMNS as REGISTER
from tests.candidates.tables.books import sheet_of

OFFICES = [
    (PLANNING, "born", "Ngày sinh (dd/mm/yyyy)"),
    (PLANNING, "citizen_id", "Số CCCD/ĐDCN"),
    (PLANNING, "name", "Họ và tên (chữ in hoa)"),
    (PLANNING, "name", "HỌ VÀ TÊN [viết hoa, có dấu]"),
    (PLANNING, "post", "Chức danh quy hoạch nhiệm kỳ 2025 - 2030"),
    (PLANNING, "post", "Chức danh QH"),
    (PLANNING, "tier", "Đối tượng QH"),
    (PLANNING, "tier", "Đối tượng QH (1, 2)"),
    (PLANNING, "decision_no", "Số QĐ"),
    (PLANNING, "theory", "Trình độ LLCT"),
    (REGISTER, "APPLICATION_FORM", "Đơn ĐKDT"),
    (REGISTER, "CURRICULUM_VITAE_2C", "SYLL mẫu 2C"),
    (REGISTER, "health_issued_on", "Giấy KSK"),
    (REGISTER, "reg_no", "Số HS"),
    (REGISTER, "position", "Mã VT dự tuyển"),
    (PERSONS, "sex", "Giới tính (Nam/Nữ)"),
    (STATUSES, "starts_on", "Từ ngày (ngày/tháng/năm)"),
]


def heading_row(columns, key, heading):
    """Return a heading row of a form in which one column has another heading."""
    others = [c.headings[0] for c in columns if c.key != key and not c.years]
    return [heading, *others]


@pytest.mark.parametrize(("columns", "key", "heading"), OFFICES, ids=lambda it: str(it)[:40])
def test_a_heading_of_another_office_names_its_column(columns, key, heading):
    sheet = sheet_of([heading_row(columns, key, heading)])

    layout = find(sheet, columns).layout

    assert layout.columns[key] == 0
    assert layout.unread == {}


def test_a_heading_that_names_no_column_is_kept_as_it_was_seen():
    sheet = sheet_of([["Họ và tên", "Số CCCD", "Ngày sinh", "Cỡ giày (số)", "Giới tính"]])

    layout = find(sheet, PERSONS).layout

    assert layout.unread == {3: "Cỡ giày (số)"}


def test_the_second_of_two_columns_with_one_heading_is_unread():
    sheet = sheet_of([["Họ và tên", "Số CCCD", "Ngày sinh", "Giới tính", "Giới tính"]])

    layout = find(sheet, PERSONS).layout

    assert (layout.columns["sex"], layout.unread) == (3, {4: "Giới tính"})


def test_a_person_says_what_a_heading_means():
    sheet = sheet_of([["Họ và tên", "Số CCCD", "Ngày sinh", "Phái", "Cỡ giày"]])
    placed = {letters_of("Phái"): "sex", letters_of("Cỡ giày"): SET_ASIDE}

    layout = find(sheet, PERSONS, placement=Placement(columns=placed)).layout

    assert layout.columns["sex"] == 3
    assert (layout.placed, layout.unread) == ({3: "Phái"}, {4: "Cỡ giày"})


def test_a_person_says_of_which_year_a_column_is():
    sheet = sheet_of([["Họ và tên", "Số CCCD", "Chức danh QH", "Mức năm ngoái"]])
    placed = {letters_of("Mức năm ngoái"): "ratings-2025"}

    layout = find(sheet, PLANNING, placement=Placement(columns=placed)).layout

    assert layout.years == {2025: 3}
