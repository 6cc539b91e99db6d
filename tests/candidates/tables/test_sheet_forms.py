"""Yearly ratings and ratings as a member of the Party look alike: nobody may take them for one."""

from datetime import date

import pytest

from candidates.tables.cadres import read_cadres
from exams.rules.degree_class import DegreeClass
from exams.rules.enums import Rating
from tests.candidates.tables.books import book_of

AN = "001080000017"
PERSONS = [
    ("Số CCCD", "Họ và tên", "Ngày sinh", "Giới tính"),
    (AN, "Nguyễn An", date(1980, 5, 3), "Nam"),
]
GOOD, EXCELLENT = "Hoàn thành tốt nhiệm vụ", "Hoàn thành xuất sắc nhiệm vụ"
WHO = ("Số CCCD", "Họ và tên")


def somebody(catalogue, **sheets):
    data = book_of({"Cán bộ": PERSONS, **sheets})
    reading = read_cadres(data, on=date(2026, 9, 30), catalogue=catalogue, name="hs.xlsx")
    assert [finding.code for finding in reading.findings] == []
    return reading.rows[0]


@pytest.mark.parametrize(
    ("name", "heading"),
    [
        ("Xếp loại đảng viên", (*WHO, "2024", "2025")),
        ("Xếp loại đảng viên", (*WHO, "Xếp loại 2024", "Xếp loại 2025")),
        ("Trang 3", (*WHO, "Xếp loại đảng viên 2024", "Xếp loại đảng viên 2025")),
        ("Xếp loại", (*WHO, "Đảng viên 2024", "Đảng viên 2025")),
    ],
)
def test_a_sheet_or_a_heading_that_says_party_member_has_the_ratings_of_the_party(
    catalogue, name, heading
):
    cadre = somebody(catalogue, **{name: [heading, (AN, "Nguyễn An", GOOD, EXCELLENT)]})

    assert cadre.party_ratings == ((2024, Rating.GOOD), (2025, Rating.EXCELLENT))
    assert cadre.ratings == ()


def test_years_under_a_heading_of_the_party_are_the_partys(catalogue):
    lines = [
        ("Số CCCD", "Họ và tên", "Xếp loại đảng viên", ""),
        ("", "", "2024", "2025"),
        (AN, "Nguyễn An", GOOD, EXCELLENT),
    ]
    cadre = somebody(catalogue, **{"Trang 3": lines})

    assert cadre.party_ratings == ((2024, Rating.GOOD), (2025, Rating.EXCELLENT))
    assert cadre.ratings == ()


@pytest.mark.parametrize("name", ["Xếp loại", "Trang 3"])
@pytest.mark.parametrize("years", [("2024", "2025"), ("Xếp loại 2024", "Xếp loại 2025")])
def test_any_other_sheet_of_years_has_the_yearly_ratings(catalogue, name, years):
    cadre = somebody(catalogue, **{name: [(*WHO, *years), (AN, "Nguyễn An", GOOD, EXCELLENT)]})

    assert cadre.ratings == ((2024, Rating.GOOD), (2025, Rating.EXCELLENT))
    assert cadre.party_ratings == ()


def test_both_are_read_from_one_file_with_the_class_of_a_degree(catalogue):
    cadre = somebody(
        catalogue,
        **{
            "Xếp loại": [(*WHO, "2025"), (AN, "Nguyễn An", GOOD)],
            "Đảng viên": [(*WHO, "2025"), (AN, "Nguyễn An", EXCELLENT)],
            "Bằng cấp": [
                (*WHO, "Trình độ", "Chuyên ngành", "Xếp loại bằng"),
                (AN, "Nguyễn An", "Đại học", "Luật", "Khá"),
                (AN, "Nguyễn An", "Thạc sĩ", "Luật", ""),
            ],
        },
    )

    assert (cadre.ratings, cadre.party_ratings) == (
        ((2025, Rating.GOOD),),
        ((2025, Rating.EXCELLENT),),
    )
    assert [degree.passed_as for degree in cadre.degrees] == [DegreeClass.GOOD, ""]
