"""The page by which a campaign goes on tells whose days move, also those of single files."""

from datetime import timedelta

import pytest

from candidates.actions import supplements
from exams.actions import advance
from tests.actions import LATE, campaign, person_named

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("decided")]
PAGE = "/dieu-hanh/TT2026-01/tiep-tuc/"
FILES = "hồ sơ có hạn riêng"


def suspended(at):
    chair = person_named("chu-tich")
    advance.suspend(campaign=campaign(), reason="Kết luận 128", by=chair, at=at)


def reopened(at):
    supplements.reopen_parts(
        application=campaign().applications.filter(state="ELIGIBLE").first(),
        parts=["ROUTE"],
        reason="Thiếu văn bản",
        until=LATE.date() + timedelta(days=2),
        document="12/CV",
        by=person_named("tham-dinh"),
        at=at,
    )


def test_how_many_files_get_a_later_day_is_told_before(browser):
    reopened(LATE - timedelta(days=4))
    suspended(LATE - timedelta(days=3))
    assert FILES in browser("chu-tich").get(PAGE).content.decode()


def test_where_no_file_has_a_day_of_its_own_nothing_is_told(browser):
    suspended(LATE - timedelta(days=3))
    assert FILES not in browser("chu-tich").get(PAGE).content.decode()
