"""A changed announcement says what changed and why, and every earlier version stays readable."""

import pytest
from django.test import Client

from tests.actions import by_two, campaign, moment
from tests.crawl import readable_text

pytestmark = pytest.mark.django_db
PAGE = "/ky-thi/TT2026-01/"
CHANGE = {
    "number": "12/TB",
    "reason": "Hội trường sửa chữa",
    "closes": "2026-11-06",
    "days": {"WRITTEN": "2026-12-04", "PROPOSAL": "2026-12-18"},
    "places": {"WRITTEN": "Hội trường B"},
}


@pytest.fixture
def visitor(announced):
    return Client(headers={"accept-language": "vi"})


def changed():
    by_two("CHANGE_ANNOUNCEMENT", at=moment(2026, 9, 30), **CHANGE)


def test_the_page_says_what_changed_why_and_where_the_earlier_version_is(visitor):
    changed()

    answer = visitor.get(PAGE)

    text = readable_text(answer)
    assert "Lý do: Hội trường sửa chữa" in text
    assert "Ngày thi viết" in text
    assert "04/11/2026" in text
    assert "Hội trường B" in text
    assert f"{PAGE}thong-bao/1/" in answer.content.decode()
    assert f"{PAGE}thong-bao/2/" not in answer.content.decode()


def test_an_announcement_that_never_changed_says_nothing_of_versions(visitor):
    text = readable_text(visitor.get(PAGE))

    assert "Thay đổi so với bản trước" not in text


def test_an_earlier_version_stays_as_it_was_and_leads_to_the_one_in_force(visitor):
    changed()

    first, second = (visitor.get(f"{PAGE}thong-bao/{version}/") for version in (1, 2))

    assert "Bản này đã được thay" in readable_text(first)
    assert f"{PAGE}thong-bao/2/" in first.content.decode()
    assert "06/10/2026" in readable_text(first)
    assert "Bản này đã được thay" not in readable_text(second)
    assert "Lý do: Hội trường sửa chữa" in readable_text(second)
    assert visitor.get(f"{PAGE}thong-bao/3/").status_code == 404


def test_a_draft_has_no_version_to_read(visitor):
    assert visitor.get("/ky-thi/KHONG-CO/thong-bao/1/").status_code == 404


def test_reading_the_page_takes_as_many_queries_with_two_versions(
    visitor, django_assert_max_num_queries
):
    changed()
    assert campaign().announcements.count() == 2

    with django_assert_max_num_queries(30):
        visitor.get(PAGE)
