"""How offices write things: each reads like the clean file, or is told at its cell."""

from dataclasses import replace
from datetime import date

import pytest

from candidates.rules.facts import PeriodKind
from candidates.tables import cells
from candidates.tables.cadre_cells import (
    degree_level,
    discipline_form,
    period_kind,
    status_code,
)
from candidates.tables.cadres import read_cadres
from candidates.tables.cells import text
from candidates.tables.dates import end_reader
from candidates.tables.dates import reader as dates
from candidates.tables.degree_classes import degree_class
from candidates.tables.evaluation_readers import readers
from candidates.tables.personal_names import personal_name
from candidates.tables.planning import read_planning
from candidates.tables.planning_cells import parted, remark
from candidates.tables.planning_lines import tier
from candidates.tables.posts import Directory
from candidates.tables.rater_cells import rater
from candidates.tables.registration_cells import conclusion, truthful
from candidates.tables.registration_form import COLUMNS as REGISTER
from candidates.tables.registrations import RegisterSettings, read_registrations
from candidates.tables.training_cells import training_kind
from candidates.tables.vocabulary import PLACEABLE, words
from tests.candidates.rules import workbooks
from tests.candidates.tables.books import book_of

DAY = date(2026, 9, 30)
CATALOGUE = workbooks.campaign_of(workbooks.announcement()).catalogue
UNIT_CODE, UNIT_NAME = CATALOGUE.units[0]
PERSONS = ("Số CCCD", "Họ và tên", "Ngày sinh", "Giới tính")
PERSON = ("001080000017", "Nguyễn An", date(1980, 5, 3), "Nam")
PERIODS = ("Số CCCD", "Từ ngày", "Đến ngày", "Chức vụ", "Lĩnh vực", "Bậc")


def people_of(**sheets):
    data = book_of({name.replace("_", " "): rows for name, rows in sheets.items()})
    return read_cadres(data, on=DAY, catalogue=CATALOGUE)


def told(reading, code):
    return [
        (n.sheet, f"{n.column}{n.row}", n.value, n.suggestion)
        for n in reading.findings
        if n.code == code
    ]


@pytest.mark.parametrize(
    ("raw", "day"),
    [
        ("21.1.1983.", date(1983, 1, 21)),
        ("21/01/1983 .", date(1983, 1, 21)),
        ("02/12/2026 14:30", date(2026, 12, 2)),
        ("02/12/2026 14h30", date(2026, 12, 2)),
        ("2026-12-02 14:30:05", date(2026, 12, 2)),
    ],
)
def test_a_day_with_a_full_stop_or_a_clock_time_is_that_day(raw, day):
    assert dates(2030)(raw).value == day


@pytest.mark.parametrize("raw", ["nay", "đến nay", "Hiện nay", "Đến nay.", "hiện tại"])
def test_until_now_is_no_end(raw):
    assert end_reader(2036)(raw) == (None, ())


def test_a_period_until_now_is_open():
    work = [PERIODS, ("001080000017", "1/1/2015", "đến nay", "Chuyên viên", "Nội vụ", "CV")]

    reading = people_of(Cán_bộ=[PERSONS, PERSON], Quá_trình=work)

    (period,) = reading.rows[0].periods
    assert (period.starts_on, period.ends_on, period.kind) == (
        date(2015, 1, 1),
        None,
        PeriodKind.APPOINTED,
    )
    assert [n for n in reading.findings if n.severity == "ERROR"] == []


@pytest.mark.parametrize(
    ("raw", "name"),
    [
        ("Đ/c Nguyễn Văn An", "Nguyễn Văn An"),
        ("đ/c: Trần Bình", "Trần Bình"),
        ("Đ.c Trần Bình", "Trần Bình"),
        ("Đồng chí Lê Cúc", "Lê Cúc"),
        ("Ông Nguyễn An", "Nguyễn An"),
        ("Bà. Phạm Thị Dung", "Phạm Thị Dung"),
    ],
)
def test_a_word_of_address_is_no_part_of_a_name_and_is_told(raw, name):
    value, (note,) = personal_name(raw)

    assert (value, note.code, note.value, note.suggestion) == (name, "NAME_TITLE", raw, name)


@pytest.mark.parametrize("name", ["Ông Ích Khiêm", "Bà Huyện", "Đông Chí Công", "Đặng Cảnh"])
def test_a_family_name_that_looks_like_an_address_stays(name):
    assert personal_name(name) == text(name)


@pytest.mark.parametrize(
    ("raw", "number"),
    [("I", 1), ("ii", 2), ("Đối tượng 1", 1), ("ĐT2", 2), ("ĐT: 02", 2), (1.0, 1), ("loại 2", 2)],
)
def test_the_object_of_planning_is_read_in_roman_and_in_words(raw, number):
    assert tier(raw).value == number


@pytest.mark.parametrize("raw", ["III", "3", "", "I và II", "ĐT"])
def test_any_other_object_of_planning_is_an_error(raw):
    value, (note,) = tier(raw)

    assert (value, note.code) == (None, "TIER_INVALID")


@pytest.mark.parametrize(
    "note",
    [
        "Đưa ra khỏi QH theo QĐ số 12-QĐ/TU ngày 5/3/2026",
        "Rút khỏi quy hoạch theo Quyết định số 12-QĐ/TU ngày 05/03/2026",
        "Đã rút khỏi danh sách quy hoạch, QĐ 12-QĐ/TU ngày 5.3.2026",
        "Loại khỏi quy hoạch QĐ số 12-QĐ/TU ngày 5-3-2026",
        "Xóa tên khỏi quy hoạch từ ngày 5/3/2026",
        "Thôi quy hoạch từ ngày 5 tháng 3 năm 2026",
        "Không còn trong quy hoạch từ 5/3/2026",
    ],
)
def test_every_way_to_say_removed_is_a_removal(note):
    assert remark(note).value.removed_on == date(2026, 3, 5)


def test_a_removal_without_a_day_is_an_error():
    value, notes = remark("Đưa ra khỏi QH theo QĐ số 12-QĐ/TU")

    assert value.removed_on is None
    assert [(note.code, note.severity) for note in notes] == [("REMOVAL_UNREADABLE", "ERROR")]


@pytest.mark.parametrize("note", ["Quy hoạch nhiệm kỳ 2025 - 2030", "Bổ sung quy hoạch 5/3/2026"])
def test_a_note_of_something_else_is_no_removal(note):
    assert remark(note).value.removed_on is None


@pytest.mark.parametrize(
    ("cell", "number", "day"),
    [
        ("12-QĐ/TU ngày 05/03/2025", "12-QĐ/TU", "05/03/2025"),
        ("QĐ số 12-QĐ/TU, ngày 5.3.2025", "12-QĐ/TU", "5.3.2025"),
        ("Quyết định 281/QĐ-UBND (05/03/2025)", "281/QĐ-UBND", "05/03/2025"),
        ("12-QĐ/TU", "12-QĐ/TU", ""),
    ],
)
def test_a_decision_in_one_cell_is_parted_into_number_and_day(cell, number, day):
    assert parted(cell) == (number, day)


def planning_with(decision_heading, decision):
    heading = ("Họ và tên", "Ngày sinh", "Giới tính", "Số CCCD", "Chức vụ", "Chức danh QH")
    post = CATALOGUE.posts[0].full_name
    line = ("Nguyễn An", date(1980, 5, 3), "Nam", "001080000017", "Chuyên viên", post)
    rows = [(*heading, "Đối tượng QH", decision_heading), (*line, "I", decision)]
    return book_of({"Danh sách": rows})


def test_a_list_may_write_number_and_day_of_a_decision_in_one_column(settings_of_list):
    data = planning_with("Quyết định phê duyệt (số, ngày)", "12-QĐ/TU ngày 05/03/2025")

    (row,) = read_planning(data, catalogue=CATALOGUE, settings=settings_of_list).rows

    assert (row.decision_no, row.approved_on) == ("12-QĐ/TU", date(2025, 3, 5))


def test_a_decision_without_its_day_is_told_at_its_cell(settings_of_list):
    data = planning_with("Quyết định phê duyệt", "12-QĐ/TU")

    reading = read_planning(data, catalogue=CATALOGUE, settings=settings_of_list)

    assert told(reading, "APPROVED_MISSING") == [("Danh sách", "H2", "12-QĐ/TU", "")]


@pytest.mark.parametrize("raw", ["VN", "Việt nam", "viet nam", "Vietnam", "VNM"])
def test_every_way_to_write_the_nationality_is_the_nationality(raw):
    reading = people_of(Cán_bộ=[(*PERSONS, "Quốc tịch"), (*PERSON, raw)])

    assert reading.rows[0].nationalities == ("Việt Nam",)


def test_a_unit_whose_code_is_empty_is_taken_from_its_name():
    rows = [(*PERSONS, "Mã đơn vị", "Đơn vị"), (*PERSON, "", UNIT_NAME.upper())]

    reading = people_of(Cán_bộ=rows)

    assert reading.rows[0].unit == UNIT_CODE
    assert told(reading, "CODE_READ") == [("Cán bộ", "F2", UNIT_NAME.upper(), UNIT_CODE)]


def test_a_unit_that_is_in_no_catalogue_is_told():
    rows = [(*PERSONS, "Mã đơn vị", "Đơn vị"), (*PERSON, "", "Sở Mơ Mộng")]

    reading = people_of(Cán_bộ=rows)

    assert told(reading, "UNIT_UNKNOWN") == [("Cán bộ", "F2", "Sở Mơ Mộng", "")]


def test_a_rank_in_words_is_its_code():
    rank = next(rank for rank in CATALOGUE.ranks if rank.prefixes)
    rows = [(*PERSONS, "Bậc chức danh"), (*PERSON, rank.prefixes[0])]

    reading = people_of(Cán_bộ=rows)

    assert reading.rows[0].rank == rank.code
    assert told(reading, "CODE_READ") == [("Cán bộ", "E2", rank.prefixes[0], rank.code)]


def test_a_rank_that_is_none_is_an_error_of_the_present_and_a_warning_of_the_past():
    work = [PERIODS, ("001080000017", "1/1/2015", "", "Chưởng ấn", "Nội vụ", "Chưởng ấn")]

    reading = people_of(
        Cán_bộ=[(*PERSONS, "Bậc chức danh"), (*PERSON, "Chưởng ấn")], Quá_trình=work
    )

    ranks = [(n.sheet, n.severity) for n in reading.findings if n.code == "RANK_UNKNOWN"]
    assert ranks == [("Cán bộ", "ERROR"), ("Quá trình", "WARNING")]


def test_numbers_without_their_zeros_are_told_for_what_they_are():
    rows = [PERSONS, (1080000017, *PERSON[1:]), (1080000018, *PERSON[1:])]

    reading = people_of(Cán_bộ=rows)

    assert reading.rows == ()
    assert [(cell, suggestion) for _, cell, _, suggestion in told(reading, "CCCD_LOST_ZERO")] == [
        ("A2", "001080000017"),
        ("A3", "001080000018"),
    ]


HEADING = tuple(column.headings[0].rstrip("*") for column in REGISTER)
SETTINGS = RegisterSettings(
    positions=("VT01", "VT04"),
    announced_on=date(2026, 9, 7),
    announcement_numbers=("281/TB-HĐTT",),
)


def paper(**cells):
    values = {
        "reg_no": "HS-001",
        "received_on": date(2026, 9, 8),
        "name": "Nguyễn An",
        "citizen_id": "001080000017",
        "position": "VT04",
        **cells,
    }
    return tuple(values.get(column.key, "") for column in REGISTER)


def register_of(*papers, title="SỔ TIẾP NHẬN", settings=SETTINGS):
    data = book_of({"Sổ": [(title,), HEADING, *papers]})
    return read_registrations(data, on=DAY, settings=settings)


@pytest.mark.parametrize("raw", ["vt04", "VT 04", "VT-04", "Vt.04"])
def test_a_position_is_the_same_however_its_code_is_written(raw):
    reading = register_of(paper(position=raw))

    assert reading.rows[0].position == "VT04"
    assert [(value, code) for *_, value, code in told(reading, "CODE_READ")] == [(raw, "VT04")]


def test_a_position_that_the_campaign_has_not_is_told():
    reading = register_of(paper(position="VT99"))

    assert [value for *_, value, _ in told(reading, "POSITION_UNKNOWN")] == ["VT99"]


def test_a_receipt_number_that_stands_twice_is_an_error_with_both_rows():
    reading = register_of(paper(), paper(name="Trần Bình"))

    (notice,) = [n for n in reading.findings if n.code == "RECEIPT_TWICE"]
    assert (notice.row, notice.related_rows, notice.severity) == (4, (3,), "ERROR")


def test_a_register_of_another_announcement_is_an_error():
    reading = register_of(paper(), title="Kỳ thi theo Thông báo Số: 99/TB-HĐTT ngày 01/02/2026")

    (notice,) = [n for n in reading.findings if n.code == "OTHER_ANNOUNCEMENT"]
    assert (notice.value, notice.suggestion) == ("99/TB-HĐTT", "281/TB-HĐTT")
    assert notice.severity == "ERROR"


@pytest.mark.parametrize("number", ["281/TB-HĐTT", "Số: 281/TB-HĐTT", "số 281/tb-hđtt"])
def test_a_register_of_this_announcement_is_taken_however_its_number_is_written(number):
    title = "Kỳ thi theo Thông báo Số: 281/TB-HĐTT ngày 07/09/2026"
    settings = replace(SETTINGS, announcement_numbers=(number,))

    assert register_of(paper(), title=title, settings=settings).findings == ()


def test_a_paper_received_before_the_announcement_is_an_error():
    reading = register_of(paper(received_on=date(2026, 9, 6)))

    (notice,) = [n for n in reading.findings if n.code == "RECEIVED_BEFORE_ANNOUNCEMENT"]
    assert (notice.value, notice.severity) == ("2026-09-06", "ERROR")


STATUSES = ("STT", "Số CCCD", "Mã tình trạng", "Từ ngày")


@pytest.mark.parametrize(("raw", "code"), [("HEALTH", "HEALTH"), ("charged", "CHARGED")])
def test_a_state_of_the_law_is_known_by_its_code(raw, code):
    states = [STATUSES, (1, "001080000017", raw, date(2026, 1, 1))]

    reading = people_of(Cán_bộ=[PERSONS, PERSON], Tình_trạng=states)

    assert [state.code for state in reading.rows[0].statuses] == [code]
    assert reading.findings == ()


def test_a_state_that_the_law_does_not_list_is_told():
    states = [STATUSES, (1, "001080000017", "BẬN", date(2026, 1, 1))]

    reading = people_of(Cán_bộ=[PERSONS, PERSON], Tình_trạng=states)

    assert told(reading, "STATUS_UNKNOWN") == [("Tình trạng", "C2", "BẬN", "")]


@pytest.mark.parametrize("code", sorted(PLACEABLE))
def test_every_word_that_is_offered_for_a_value_is_one_that_the_column_reads(code):
    offered = words(code, CATALOGUE)

    assert len(offered) > 1
    assert [word for word in offered if code in codes_of(code, word)] == []


READERS = {
    "TIER_INVALID": tier,
    "THEORY_UNKNOWN": cells.theory,
    "SEX_UNKNOWN": cells.sex,
    "RATING_UNKNOWN": cells.rating,
    "DEGREE_UNKNOWN": degree_level,
    "DEGREE_CLASS_UNKNOWN": degree_class,
    "DISCIPLINE_UNKNOWN": discipline_form,
    "CONCLUSION_UNKNOWN": conclusion,
    "TRUTH_UNKNOWN": truthful,
    "PERIOD_KIND_UNKNOWN": period_kind,
    "TRAINING_KIND_UNKNOWN": training_kind,
    "RATER_UNKNOWN": rater,
    "TICK_UNKNOWN": cells.tick,
    "STATUS_UNKNOWN": status_code,
    "UNKNOWN_POST": Directory(CATALOGUE).planned,
    "UNKNOWN_UNIT": Directory(CATALOGUE).planned,
    "RANK_UNKNOWN": Directory(CATALOGUE).rank,
    "UNIT_UNKNOWN": Directory(CATALOGUE).unit,
    "UNIT_NOT_LISTED": readers(Directory(CATALOGUE))["units"]["unit"],
}


def codes_of(code, word):
    """Return the codes of what the reader of a column has to say of a word."""
    return [note.code for note in READERS[code](word).notes]


POST = CATALOGUE.posts[0].full_name
DASHES = ("-", "–", "—", ".", " - ")


@pytest.mark.parametrize("dash", DASHES)
@pytest.mark.parametrize(("at", "code"), [(1, "BIRTH_MISSING"), (-1, "APPROVED_MISSING")])
def test_a_dash_in_the_place_of_a_day_is_told_like_an_empty_cell(dash, at, code, settings_of_list):
    heading = ("Họ và tên", "Ngày sinh", "Giới tính", "Số CCCD", "Chức vụ", "Chức danh QH")
    line = ["Nguyễn An", date(1980, 5, 3), "Nam", PERSON[0], "Chuyên viên", POST, "I", "1-QĐ", DAY]
    line[at] = dash
    rows = [(*heading, "Đối tượng QH", "Số QĐ", "Ngày phê duyệt"), line]

    reading = read_planning(
        book_of({"Danh sách": rows}), catalogue=CATALOGUE, settings=settings_of_list
    )

    assert reading.rows == ()
    assert len(told(reading, code)) == 1


@pytest.mark.parametrize("name", ["x", "1", "An", "Nguyễn An (1)", "“Nguyễn An”", "Không có"])
def test_what_is_no_name_of_one_person_is_told(name):
    assert [note.code for note in personal_name(name).notes] == ["NAME_UNUSUAL"]


@pytest.mark.parametrize("name", ["Nguyễn An", "Hờ A Dình", "Y-Ban Niê", "K’Sor Phước", "HÀ ANH"])
def test_a_name_of_two_words_or_more_is_a_name(name):
    assert personal_name(name) == (name, ())


@pytest.mark.parametrize("ditto", ["nt", "NT", "như trên", "“", "(nt)"])
def test_a_sign_for_the_same_as_above_is_an_error_at_its_cell(ditto):
    reading = people_of(Cán_bộ=[PERSONS, (*PERSON[:1], ditto, *PERSON[2:])])

    assert ("Cán bộ", "B2") in [(sheet, cell) for sheet, cell, *_ in told(reading, "DITTO")]


def test_a_line_of_facts_without_a_number_is_told_with_what_it_says():
    ratings = [
        ("Số CCCD", "Họ và tên", "Xếp loại 2024", "Xếp loại 2025"),
        ("nt", "Nguyễn An", "HTTNV", "HTTNV"),
    ]

    reading = people_of(Cán_bộ=[PERSONS, PERSON], Xếp_loại=ratings)

    ((sheet, cell, *_),) = told(reading, "ROW_SET_ASIDE")
    assert (sheet, cell) == ("Xếp loại", "2")


def test_another_nationality_is_told_before_it_bars_anybody():
    rows = [(*PERSONS, "Quốc tịch"), (*PERSON, "Việt Nam; x")]

    assert [value for *_, value, _ in told(people_of(Cán_bộ=rows), "NATIONALITY_OTHER")] == ["x"]


def test_a_paper_without_its_number_is_an_error_as_nobody_would_know_it_again():
    (finding,) = register_of(paper(reg_no="")).findings
    assert (finding.code, finding.severity, finding.row) == ("PAPER_WITHOUT_NUMBER", "ERROR", 3)

    two = register_of(paper(reg_no=""), paper(reg_no="", citizen_id="001085000124"))
    assert {each.code for each in two.findings} == {"PAPER_WITHOUT_NUMBER"}


@pytest.mark.parametrize("key", ["received_on", "name", "position"])
def test_a_paper_that_lacks_what_it_is_judged_by_is_told_at_its_cell(key):
    (finding,) = register_of(paper(**{key: ""})).findings

    assert (finding.code, finding.severity, finding.row) == ("PAPER_LACKS", "WARNING", 3)


@pytest.mark.parametrize(
    ("number", "code"),
    [
        ("", "CCCD_MISSING"),
        ("00108000001", "CCCD_LENGTH"),
        ("nt", "DITTO"),
        ("x", "CCCD_NON_DIGIT"),
    ],
)
def test_a_paper_with_a_wrong_number_is_kept_and_told(number, code):
    reading = register_of(paper(citizen_id=number, current_post="Chuyên viên"))

    assert len(reading.rows) == 1
    assert code in [finding.code for finding in reading.findings]
