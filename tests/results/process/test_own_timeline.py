"""What a candidate is told of what happened: with its day, and nothing that is not public."""

from datetime import datetime, timedelta

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from accounts.rules.duties import Role
from candidates.models import Application
from exams.actions import letters
from exams.rules.letters import LetterKind
from results.process.own_timeline import happened
from tests.actions import LATE, arrange, campaign, officer
from tests.crawl import readable_text

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("listed")]


@pytest.fixture
def an():
    return officer("an", Role.CANDIDATE)


@pytest.fixture
def file(an):
    return arrange(campaign().applications.filter(state="ELIGIBLE").first(), person=an)


def fresh(file):
    return Application.objects.select_related("campaign").get(pk=file.pk)


def told(file, now=LATE):
    return [str(each.what) for each in happened(fresh(file), now)]


def test_the_steps_of_the_campaign_follow_the_registration_each_with_its_day(file):
    rows = happened(fresh(file), LATE)

    assert told(file)[-3:] == [
        "Kết thúc thẩm định, duyệt danh sách đủ điều kiện",
        "Kết thúc nhận hồ sơ",
        "Nộp hồ sơ dự tuyển",
    ]
    assert rows[-1].at == file.received_on
    assert isinstance(rows[-2].at, datetime)


def test_a_part_is_told_once_it_began(file):
    part = campaign().parts.get(kind="WRITTEN")
    arrange(part, starts_at=LATE)

    assert told(file)[0] == "Thi viết"
    assert "Thi viết" not in told(file, LATE - timedelta(minutes=1))


def test_what_an_officer_said_is_not_told(file):
    assert file.decisions.exists()
    decided = {decision.reason for decision in file.decisions.all() if decision.reason}

    rows = happened(fresh(file), LATE)

    assert len(rows) == len(told(file))
    assert not decided & {each.reason for each in rows}
    assert not any("quyết định" in str(each.what).lower() for each in rows)


def test_a_letter_is_told_once_it_left_and_leads_to_its_text(file, an):
    letter = letters.compose(
        LetterKind.DRAFT_REMINDER,
        campaign=campaign(),
        to=an,
        about=file.reg_no,
        facts={"closes": "06/10/2026"},
        at=LATE,
    )
    arrange(letter)
    assert not any("Thư:" in what for what in told(file))

    arrange(letter, released_at=LATE)

    [first, *_] = happened(fresh(file), LATE)
    assert "Thư: Hồ sơ dự tuyển của ông/bà chưa nộp" in str(first.what)
    assert first.url == reverse("results:my-letter", args=[letter.pk])


def test_who_withdrew_is_told_of_the_withdrawal_and_of_no_later_step(file):
    arrange(file, state="WITHDRAWN", withdrawn_on=LATE.date())

    assert told(file) == ["Rút hồ sơ", "Nộp hồ sơ dự tuyển"]


def test_who_is_kept_out_is_told_of_no_exam(an):
    kept_out = campaign().applications.filter(state="INELIGIBLE").first()
    arrange(kept_out, person=an)
    arrange(campaign().parts.get(kind="WRITTEN"), starts_at=LATE)

    assert "Thi viết" not in told(kept_out)


def test_the_page_says_what_is_expected_and_by_when(file, an):
    client = Client(headers={"accept-language": "vi"})
    client.force_login(an, backend="allauth.account.auth_backends.AuthenticationBackend")
    with time_machine.travel(LATE.replace(2026, 10, 20), tick=False):
        page = client.get(reverse("candidates:application", args=[campaign().code]))

    text = readable_text(page)
    assert file.state == "ELIGIBLE"
    assert "Dự kiến theo kế hoạch" in text
    assert "Công bố danh sách dự thi" in text
    written = campaign().dates["written_exam"]
    assert f"{written[8:]}/{written[5:7]}/{written[:4]}" in text


def test_no_part_is_told_to_who_sat_none(file):
    arrange(campaign().parts.get(kind="WRITTEN"), starts_at=LATE)
    arrange(file.position, opening="NOT_ENOUGH_CANDIDATES")

    assert "Thi viết" not in told(file)
