"""The pages of a draft: what is typed is stored, a code stays, and the page says what was saved."""

from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from exams.models import Campaign, Holiday, Post, ProfileVersion
from exams.rules.calendar import DayKind
from tests.actions import events, person_named, stored
from tests.requests import said

pytestmark = pytest.mark.django_db
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


@pytest.fixture
def secretary(announced):
    client = Client(headers={"accept-language": "vi"})
    client.force_login(person_named("thu-ky"), backend=BACKEND)
    return client


@pytest.fixture
def draft(secretary):
    secretary.post(reverse("exams:draft"), typed())
    return Campaign.objects.get(code="TT-MOI")


def typed(**others):
    return {
        "code": "TT-MOI",
        "name": "Kỳ thi mới",
        "host": "Ủy ban nhân dân",
        "profile": ProfileVersion.objects.first().pk,
        "registration_opens": "01/02/2027",
        "registration_closes": "01/03/2027",
        "planning_terms": "2025-2030",
        "number_prefix": "LD",
        **others,
    }


def page(name, *args):
    return reverse(f"exams:{name}", args=["TT-MOI", *args])


def test_a_draft_is_opened_and_its_tasks_are_next(secretary):
    refused = secretary.post(reverse("exams:draft"), typed(name=""))

    answer = secretary.post(reverse("exams:draft"), typed())

    assert refused.status_code == 422
    assert "Ủy ban nhân dân" in refused.content.decode()
    assert (answer.status_code, answer["Location"]) == (
        303,
        reverse("results:prepare", args=["TT-MOI"]),
    )
    assert "Đã tạo bản thảo kỳ thi TT-MOI" in said(answer)[0]


def test_a_draft_is_changed_but_not_its_code(secretary, draft):
    assert "Kỳ thi mới" in secretary.get(page("edit")).content.decode()

    answer = secretary.post(page("edit"), typed(code="KHAC", name="Tên khác"))

    changed = Campaign.objects.get(pk=draft.pk)
    assert (changed.code, changed.name) == ("TT-MOI", "Tên khác")
    assert "TT-MOI" in said(answer)[0]


def test_a_position_is_opened_and_changed(secretary, draft):
    post = Post.objects.filter(seats__gte=2).first()
    given = {"code": "VT01", "post": post.code, "vacancies": "1"}
    opened = secretary.post(page("position-new"), given)
    shown = secretary.get(page("position", "VT01"))
    secretary.post(page("position", "VT01"), {**given, "code": "VT99", "vacancies": "2"})

    assert opened["Location"] == reverse("results:prepare", args=["TT-MOI"])
    assert "Đã lưu vị trí VT01, cần tuyển 1 người" in said(opened)[0]
    assert f'value="{post.code}" selected' in shown.content.decode()
    assert list(draft.positions.values_list("code", "vacancies")) == [("VT01", 2)]


def test_a_position_drafted_by_mistake_is_removed_and_its_code_is_free_again(secretary, draft):
    post = Post.objects.filter(seats__gte=2).first()
    given = {"code": "VT01", "post": post.code, "vacancies": "1"}
    secretary.post(page("position-new"), given)
    assert (
        page("position-remove", "VT01") in secretary.get(page("position", "VT01")).content.decode()
    )
    assert "Bỏ vị trí VT01" in secretary.get(page("position-remove", "VT01")).content.decode()

    removed = secretary.post(page("position-remove", "VT01"), {"request_id": str(uuid4())})

    assert "Đã bỏ vị trí VT01" in said(removed)[0]
    assert removed["Location"] == reverse("results:prepare", args=["TT-MOI"])
    assert not draft.positions.exists()
    assert secretary.get(page("position", "VT01")).status_code == 404
    again = secretary.post(page("position-new"), {**given, "vacancies": "2"})
    assert again.status_code == 303
    assert [(each.code, each.vacancies) for each in draft.positions.all()] == [("VT01", 2)]


def test_a_part_is_fixed_and_only_one_that_there_is(secretary, draft):
    given = {"place": "Hội trường", "starts_at": "08:00 04/05/2027", "minutes": "180"}

    answer = secretary.post(page("part", "WRITTEN"), given)

    assert "Đã lưu giờ và địa điểm" in said(answer)[0]
    assert "Hội trường" in secretary.get(page("part", "WRITTEN")).content.decode()
    assert secretary.get(page("part", "KHAC")).status_code == 404


PART = {"place": "Hội trường A", "starts_at": "01/04/2027 08:00", "minutes": "120"}


@pytest.mark.parametrize(
    ("address", "first", "second", "saved"),
    [
        (("edit",), {"name": "Tên ở thẻ một"}, {"contact": "Tầng 2"}, "Tên kỳ thi: Tên ở thẻ một"),
        (("part", "WRITTEN"), PART, {**PART, "minutes": "90"}, "Địa điểm: Hội trường A"),
    ],
)
def test_a_second_tab_is_shown_what_the_first_saved_before_it_takes_its_place(
    secretary, draft, address, first, second, saved
):
    base = typed() if address == ("edit",) else {}
    url = page(*address)
    mark = secretary.get(url).context["form"]["began_with"].value()
    assert secretary.post(url, {**base, **first, "began_with": mark}).status_code == 303
    before = stored()

    answer = secretary.post(url, {**base, **second, "began_with": mark})

    assert answer.status_code == 422
    assert "vừa được lưu ở một cửa sổ khác" in answer.content.decode()
    assert saved in answer.content.decode()
    assert stored() == before
    again = answer.context["form"]["began_with"].value()
    assert secretary.post(url, {**base, **second, "began_with": again}).status_code == 303


def test_a_day_is_entered_and_struck_again(secretary):
    before = stored()
    refused = secretary.post(reverse("exams:holidays"), {"date": "32/01/2027"})
    assert (refused.status_code, stored()) == (422, before)

    with events() as trail:
        given = {"date": "04/01/2027", "name": "Nghỉ bù", "kind": DayKind.HOLIDAY}
        entered = secretary.post(reverse("exams:holidays"), given)
        day = Holiday.objects.get(name="Nghỉ bù")
        struck = secretary.post(reverse("exams:holiday-strike", args=[day.pk]))

    assert "Đã ghi ngày 04/01/2027" in said(entered)[0]
    assert "Đã bỏ ngày 04/01/2027" in said(struck)[0]
    assert [kind for kind, *_ in trail] == ["holidays.kept", "holiday.struck"]


def test_a_day_that_is_struck_already_leads_back_to_the_table(secretary):
    address = reverse("exams:holiday-strike", args=[Holiday.objects.first().pk])
    mark = uuid4()
    secretary.post(address, {"request_id": mark})
    before = stored()

    clicked_twice, elsewhere = (
        secretary.post(address, {"request_id": each}) for each in (mark, uuid4())
    )

    table = (303, reverse("exams:holidays"))
    assert [(each.status_code, each["Location"]) for each in (clicked_twice, elsewhere)] == [
        table
    ] * 2
    assert said(elsewhere)[-1] == "Việc này đã được làm trước đó, không có gì thay đổi."
    assert said(clicked_twice) == []
    assert secretary.get(address)["Location"] == reverse("exams:holidays")
    assert stored() == before


def test_a_post_is_corrected_under_its_code(secretary):
    post = Post.objects.first()
    address = reverse("exams:post", args=[post.code])
    given = {
        "code": "KHAC",
        "full_name": "Tên đã sửa",
        "unit": post.unit.code,
        "rank": post.rank.code,
        "approving_level": post.approving_level,
        "seats": post.seats,
        "theory_min": post.theory_min,
        "specialities": "\n".join(post.specialities),
    }

    answer = secretary.post(address, given)

    assert "vẫn giữ tên và điều kiện như lúc thông báo" in secretary.get(address).content.decode()
    assert said(answer)[0].startswith(f"Đã lưu chức danh {post.code} lúc")
    assert Post.objects.get(pk=post.pk).full_name == "Tên đã sửa"
    assert not Post.objects.filter(code="KHAC").exists()
