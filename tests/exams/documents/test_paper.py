"""The parts that every administrative paper has, as Decree 30/2020 writes them."""

from datetime import date

import pytest

from exams.documents.paper import (
    day,
    day_in_words,
    head,
    is_party,
    numbered,
    place_of,
    signature,
)
from exams.models import Campaign, ProfileVersion

CITY = "Hội đồng thi tuyển chức danh lãnh đạo, quản lý thành phố Hà Nội"


@pytest.mark.parametrize(
    ("on", "text"),
    [
        (date(2026, 2, 5), "ngày 05 tháng 02 năm 2026"),
        (date(2026, 1, 31), "ngày 31 tháng 01 năm 2026"),
        (date(2026, 9, 7), "ngày 07 tháng 9 năm 2026"),
        (date(2026, 12, 31), "ngày 31 tháng 12 năm 2026"),
    ],
)
def test_a_zero_stands_before_days_under_ten_and_months_one_and_two_only(on, text):
    assert day_in_words(on) == text


@pytest.mark.parametrize(
    ("number", "state", "party"),
    [
        ("5", "05/TB-HĐTT", "05-TB/HĐTT"),
        ("281", "281/TB-HĐTT", "281-TB/HĐTT"),
        ("Số: 281/TB-HĐTT", "281/TB-HĐTT", "281/TB-HĐTT"),
        ("12/TB-SNV", "12/TB-SNV", "12/TB-SNV"),
        ("", "        /TB-HĐTT", "        -TB/HĐTT"),
    ],
)
def test_a_number_is_written_in_full_and_a_missing_one_leaves_room(number, state, party):
    assert numbered(number, "TB-HĐTT") == state
    assert numbered(number, "TB-HĐTT", party=True) == party


def test_the_party_writes_its_papers_its_own_way():
    council = Campaign(host=CITY, regulations={"documents": {"document_style": "PARTY_HD36"}})

    made = head(council, number="7", symbol="TB-HĐTT", on=date(2026, 3, 1))

    assert (made["party"], made["number"]) == (True, "Số 07-TB/HĐTT")
    assert signature(council)["authority"] == "T/M HỘI ĐỒNG"
    assert signature(Campaign(host=CITY), "An")["authority"] == "TM. HỘI ĐỒNG"


@pytest.mark.parametrize(
    ("host", "venue"),
    [
        (CITY, "Hà Nội"),
        ("Ủy ban nhân dân tỉnh Quảng Ninh", "Quảng Ninh"),
        ("Sở Nội vụ", "Hà Nội"),
    ],
)
def test_the_place_is_where_the_host_is(host, venue):
    assert place_of(host) == venue


def test_a_council_issues_in_its_own_name():
    made = head(Campaign(host=CITY), number="7", symbol="TB-HĐTT", on=date(2026, 3, 1))

    assert made["superior"] == ""
    assert made["issuer"] == CITY.upper()


def test_the_council_of_an_agency_stands_below_the_agency():
    made = head(Campaign(host="Sở Nội vụ"), number="7", symbol="TB-HĐTT", on=date(2026, 3, 1))

    assert (made["superior"], made["issuer"]) == ("SỞ NỘI VỤ", "HỘI ĐỒNG THI TUYỂN")


def test_a_draft_has_no_number():
    made = head(Campaign(host=CITY), number="7", symbol="TB", on=date(2026, 3, 1), draft=True)

    assert made["number"] == "Số:         /TB"


def test_a_day_is_written_day_first_and_other_text_stays():
    assert [day("2026-09-07"), day("1987"), day("")] == ["07/09/2026", "1987", ""]


def test_a_draft_is_of_the_style_of_its_profile_until_its_regulations_are_frozen():
    party = {"documents": {"document_style": "PARTY_HD36"}}
    drafted = Campaign(profile=ProfileVersion(values=party))

    assert is_party(drafted)
    assert not is_party(Campaign())
    assert not is_party(Campaign(profile=drafted.profile, regulations={"documents": {}}))
