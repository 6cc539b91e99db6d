"""The announcement file of a rehearsal is checked before anything is played."""

import copy
from datetime import date

import pytest

from rehearsal.announce import CONTENT
from rehearsal.announced import faults, read_announcement
from tests import sample


@pytest.fixture(scope="module")
def sound():
    return read_announcement(sample.DEMO)


def changed(announcement, path, key, value):
    """Return the announcement with one value changed; a place is names and numbers with dots."""
    made = copy.deepcopy(announcement)
    table = made
    for name in filter(None, path.split(".")):
        table = table[int(name)] if name.isdigit() else table[name]
    table[key] = value
    return made


def test_the_sample_has_no_fault(sound):
    assert list(faults(sound)) == []


@pytest.mark.parametrize(
    ("path", "key", "value", "fault"),
    [
        ("position.0", "vacancies", "một", "position 1"),
        ("position.0", "vacancies", 0, "position 1"),
        ("position.0", "vacancies", True, "position 1"),
        ("position.0", "age_under", "trẻ", "position 1"),
        ("position.3", "language_min", "Giỏi", "position 4"),
        ("position.0", "party_member_required", "có", "position 1"),
        ("post.2", "seats", "ba", "post 3"),
        ("post.2", "specialities", "Luật", "post 3"),
        ("post.2", "political_theory_min", "Trung cấp", "post 3"),
        ("rank.0", "prefixes", "Giám đốc", "rank 1"),
        ("rank.0", "level", "SO", "rank 1"),
        ("holiday.0", "kind", "NGHI", "holiday 1"),
        ("equivalence.0", "posts", [1], "equivalence 1"),
        ("unit.0", "plans", "không", "unit 1"),
        ("files", "planning_sheets", "Quy hoạch", "files"),
        ("profile", "version", "một", "profile"),
        ("campaign", "candidate_number_digits", "ba", "campaign"),
        ("campaign.reference_dates", "discipline", "mai", "campaign.reference_dates"),
        ("campaign.reference_dates", "latest_rated_year", "2025", "campaign.reference_dates"),
        ("campaign.reference_dates", "planning_age_month", "06/2025", "campaign.reference_dates"),
        ("campaign.dates", "defence", "2026-12-18", "campaign.dates"),
    ],
)
def test_a_value_of_another_kind_is_told_with_its_table_and_key(sound, path, key, value, fault):
    assert list(faults(changed(sound, path, key, value))) == [(fault, key)]


@pytest.mark.parametrize("table", ["unit", "rank", "post", "position", "equivalence"])
def test_a_code_stands_for_one_thing_only(sound, table):
    doubled = changed(sound, f"{table}.1", "code", sound[table][0]["code"])

    assert (f"{table} 2", "code") in list(faults(doubled))


def test_registration_does_not_close_before_it_opens(sound):
    early = changed(sound, "campaign", "registration_closes", date(2026, 9, 6))

    assert list(faults(early)) == [("campaign", "registration_closes")]


@pytest.mark.parametrize("key", ["reference_dates", "dates"])
def test_dates_that_are_no_table_are_told(sound, key):
    assert ("campaign", key) in list(faults(changed(sound, "campaign", key, "mai")))


def test_the_sample_text_sends_a_reader_of_paper_to_no_page_before_them():
    texts = " ".join(CONTENT.values())

    assert "trang này" not in texts
    assert "cổng thông tin thi tuyển" in texts
    assert "hỏi Thư ký Hội đồng" in texts
