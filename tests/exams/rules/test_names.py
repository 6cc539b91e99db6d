import csv
import unicodedata
from itertools import pairwise
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from exams.rules.names import sort_key

EXPECTED = Path(__file__).parents[2] / "data" / "expected" / "name-order.csv"

IN_ORDER = (
    "Nguyễn Văn An",
    "Trần Thị Ảnh",
    "Đỗ Văn Ánh",
    "Nguyễn Thị Ánh",
    "Lê Văn Ăn",
    "Lê Ân",
    "Phạm Ấn",
    "Ngô Dũng",
    "Bùi Đức",
    "Phạm Đức",
    "Vũ Hòa",
    "Hà Thành",
    "Hà Thảo",
    "Mai Thu",
    "Mai Thủy",
)


def test_the_verified_order_of_the_regulations_is_kept():
    keys = [sort_key(name) for name in IN_ORDER]

    assert all(first < second for first, second in pairwise(keys))


def test_all_four_hundred_people_stand_in_the_expected_order():
    with EXPECTED.open(encoding="utf-8", newline="") as lines:
        expected = list(csv.DictReader(lines))

    actual = sorted(
        sorted(expected, key=lambda row: row["citizen_id"], reverse=True),
        key=lambda row: (sort_key(row["name"]), row["birth"], row["citizen_id"]),
    )

    assert len(actual) == 400
    assert [row["citizen_id"] for row in actual] == [row["citizen_id"] for row in expected]


def test_the_six_tones_follow_each_other():
    keys = [sort_key(f"Lê {name}") for name in ("Ma", "Mà", "Mả", "Mã", "Má", "Mạ")]

    assert keys == sorted(set(keys))


def test_tones_are_compared_only_when_the_letters_are_equal():
    assert sort_key("Lê Mạ") < sort_key("Lê Man")


def test_a_tone_of_the_given_name_decides_before_the_family_name():
    assert sort_key("Trần Ảnh") < sort_key("Bùi Ánh")


def test_letters_of_all_middle_names_decide_before_their_tones():
    assert sort_key("Lê Thị Ma An") < sort_key("Lê Thị Man An")
    assert sort_key("Lê Thị Hà An") < sort_key("Lê Thị Hạ An")
    assert sort_key("Lê An") < sort_key("Lê Thị An")


def test_the_place_of_the_tone_mark_does_not_matter():
    assert sort_key("Vũ Hòa") == sort_key("Vũ Hoà")
    assert sort_key("Mai Thúy") == sort_key("Mai Thuý")


def test_case_spaces_and_decomposition_do_not_matter():
    messy = unicodedata.normalize("NFD", "  NGUYỄN \u00a0 Văn  ÁNH ")

    assert sort_key(messy) == sort_key("Nguyễn Văn Ánh")


def test_a_single_name_is_a_given_name():
    assert sort_key("An") < sort_key("Lê An") < sort_key("Bình")


def test_letters_outside_the_alphabet_come_before_it():
    assert sort_key("H'Hen") < sort_key("Hhen")


def test_an_empty_name_comes_first():
    assert sort_key("") < sort_key("An")


@given(st.text(max_size=40))
def test_a_key_is_always_digits(text):
    key = sort_key(text)

    assert key.isascii()
    assert key.isdigit()
