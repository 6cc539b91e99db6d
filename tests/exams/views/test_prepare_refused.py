"""What cannot be meant is refused on the pages of a draft, with what was typed still there."""

import pytest
from django.test import Client
from django.urls import reverse

from exams.models import Campaign, Holiday, Post
from exams.rules.calendar import DayKind
from tests.actions import person_named, stored
from tests.exams.views.test_prepare import BACKEND, PART, page, typed
from tests.requests import said

pytestmark = pytest.mark.django_db


@pytest.fixture
def secretary(announced):
    client = Client(headers={"accept-language": "vi"})
    client.force_login(person_named("thu-ky"), backend=BACKEND)
    return client


@pytest.fixture
def draft(secretary):
    secretary.post(reverse("exams:draft"), typed())
    return Campaign.objects.get(code="TT-MOI")


def test_a_new_position_takes_no_other_ones_place(secretary, draft):
    first, second = Post.objects.all()[:2]
    given = {"code": "VT01", "post": first.code, "vacancies": "1"}
    secretary.post(page("position-new"), given)
    before = stored()

    for code in ("VT01", "vt01"):
        answer = secretary.post(
            page("position-new"), {**given, "code": code, "post": second.code, "age_under": "45"}
        )

        assert answer.status_code == 422
        assert "Mã “VT01” đã được dùng." in answer.content.decode()
        assert f'value="{second.code}" selected' in answer.content.decode()
    assert stored() == before
    assert draft.positions.get().post == first


@pytest.mark.parametrize("code", ["moi", "MOI", "-", "__"])
def test_a_code_leads_to_its_own_page(secretary, draft, code):
    post = Post.objects.first()
    before = stored()

    campaign = secretary.post(reverse("exams:draft"), typed(code=code))
    position = secretary.post(
        page("position-new"), {"code": code, "post": post.code, "vacancies": "1"}
    )

    for answer in (campaign, position):
        assert answer.status_code == 422
        assert f"Không dùng được mã “{code}”" in answer.content.decode()
    assert stored() == before


def test_the_code_of_a_campaign_differs_from_others_by_more_than_capitals(secretary, draft):
    before = stored()

    answer = secretary.post(reverse("exams:draft"), typed(code="tt-moi", name="Kỳ thi khác"))

    assert answer.status_code == 422
    assert "Mã “TT-MOI” đã được dùng." in answer.content.decode()
    assert stored() == before


@pytest.mark.parametrize(
    "half", [{"experience_field": "Quản lý nhà nước"}, {"experience_months": "24"}]
)
def test_experience_is_asked_for_with_its_field_and_its_months(secretary, draft, half):
    before = stored()
    given = {"code": "VT01", "post": Post.objects.first().code, "vacancies": "1", **half}

    answer = secretary.post(page("position-new"), given)

    assert answer.status_code == 422
    assert "Hãy ghi cả lĩnh vực và số tháng kinh nghiệm." in answer.content.decode()
    assert stored() == before


@pytest.mark.parametrize("day", ["04/05/2027", "2027-05-04"])
def test_a_part_never_begins_at_midnight_because_no_hour_was_typed(secretary, draft, day):
    before = stored()

    answer = secretary.post(page("part", "WRITTEN"), {**PART, "starts_at": day})

    assert answer.status_code == 422
    assert "Hãy nhập ngày và giờ đúng" in answer.content.decode()
    assert f'value="{day}"' in answer.content.decode()
    assert stored() == before


def test_a_day_that_takes_the_place_of_another_says_what_stood_there(secretary):
    given = {"date": "04/01/2027", "name": "Nghỉ bù", "kind": DayKind.COMPENSATORY_OFF}
    secretary.post(reverse("exams:holidays"), given)

    corrected = secretary.post(
        reverse("exams:holidays"), {**given, "name": "Làm bù", "kind": DayKind.MAKEUP_WORKDAY}
    )

    assert "thay cho “Nghỉ bù” (Nghỉ bù), lúc" in said(corrected)[-1]
    assert Holiday.objects.get(date="2027-01-04").name == "Làm bù"


def test_a_new_post_takes_no_other_ones_place(secretary):
    post = Post.objects.first()
    given = {
        "code": post.code.lower(),
        "full_name": "Chức danh khác",
        "unit": post.unit.code,
        "rank": post.rank.code,
        "approving_level": post.approving_level,
        "seats": "1",
        "theory_min": post.theory_min,
        "specialities": "Luật",
    }
    before = stored()

    for code in (post.code, post.code.lower()):
        answer = secretary.post(reverse("exams:post-new"), {**given, "code": code})

        assert answer.status_code == 422
        assert f"Mã “{post.code}” đã được dùng." in answer.content.decode()
        assert "Chức danh khác" in answer.content.decode()
    assert stored() == before
