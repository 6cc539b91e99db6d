"""The mark sheet in a browser: a double click, a lost reply, a stale tab, two people at once."""

from decimal import Decimal
from uuid import uuid4

import pytest
from django.test import Client

from accounts.rules.duties import Role
from exams.actions import advance
from grading.models import Assignment, Mark
from tests.actions import LATE, campaign, officer, person_named, stored
from tests.requests import said

pytestmark = pytest.mark.django_db
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


@pytest.fixture
def assignment(marking):
    return Assignment.objects.order_by("script__code").first()


def signed_in(person):
    client = Client()
    client.force_login(person, backend=BACKEND)
    return client


def save(client, assignment, points, *, version=0, request_id="", htmx=True):
    return client.post(
        f"/cham-thi/{campaign().code}/bai/{assignment.script.code}/",
        {"points": points, "version": version, "request_id": request_id},
        headers={"hx-request": "true"} if htmx else {},
    )


def points_of(assignment):
    return Mark.objects.get(assignment=assignment).points


def test_points_are_kept_and_the_row_says_so(assignment):
    answer = save(signed_in(assignment.examiner), assignment, "78,5")

    assert answer.status_code == 200
    assert 'data-state="saved"' in answer.content.decode() or "Đã lưu" in answer.content.decode()
    assert points_of(assignment) == Decimal("78.5")


def test_a_double_click_writes_once(assignment):
    client, request_id = signed_in(assignment.examiner), str(uuid4())
    save(client, assignment, "78", request_id=request_id)
    before = stored()

    again = save(client, assignment, "78", request_id=request_id)

    assert again.status_code == 200
    assert stored() == before


def test_a_lost_reply_may_be_sent_again(assignment):
    client = signed_in(assignment.examiner)
    save(client, assignment, "78")
    before = stored()

    again = save(client, assignment, "78")

    assert again.status_code == 200
    assert stored() == before


def test_a_stale_tab_loses_nothing_and_is_told(assignment):
    client = signed_in(assignment.examiner)
    save(client, assignment, "78")
    before = stored()

    stale = save(client, assignment, "60", version=0)

    assert stale.status_code == 409
    assert "60" in stale.content.decode()  # what was typed stays on the screen
    assert points_of(assignment) == Decimal(78)
    assert stored() == before


def test_two_hands_of_one_script_do_not_touch_each_other(assignment):
    other = Assignment.objects.filter(script=assignment.script).exclude(pk=assignment.pk).get()
    save(signed_in(assignment.examiner), assignment, "78")
    save(signed_in(other.examiner), other, "60")

    assert (points_of(assignment), points_of(other)) == (Decimal(78), Decimal(60))


def test_a_strangers_script_is_not_there(assignment):
    strange = Assignment.objects.exclude(examiner=assignment.examiner)
    own = Assignment.objects.filter(examiner=assignment.examiner).values("script")
    theirs = strange.exclude(script__in=own).first()
    before = stored()

    assert save(signed_in(assignment.examiner), theirs, "78").status_code == 404
    assert stored() == before


@pytest.mark.parametrize("points", ["101", "-1", "78,3", "bảy", "1e2"])
def test_what_is_not_on_the_scale_is_refused_and_stays_on_the_screen(assignment, points):
    before = stored()

    answer = save(signed_in(assignment.examiner), assignment, points)

    assert answer.status_code == 422
    assert points in answer.content.decode()
    assert stored() == before


def test_without_scripts_the_whole_grid_comes_back(assignment):
    answer = save(signed_in(assignment.examiner), assignment, "78", htmx=False)

    assert answer.status_code == 303
    assert answer["Location"].endswith(f"#mark-{assignment.script.code}")


@pytest.mark.parametrize(("points", "seen", "status"), [("101", 0, 422), ("70", 5, 409)])
def test_without_scripts_what_was_refused_stands_in_the_whole_grid(
    assignment, points, seen, status
):
    before = stored()

    answer = save(signed_in(assignment.examiner), assignment, points, version=seen, htmx=False)

    page = answer.content.decode()
    assert (answer.status_code, stored()) == (status, before)
    assert f'value="{points}"' in page
    assert 'aria-invalid="true"' in page
    assert page.count("/bai/") > 10


def test_the_address_of_a_cell_that_is_only_opened_leads_to_the_grid(assignment):
    address = f"/cham-thi/{campaign().code}/bai/{assignment.script.code}/"

    answer = signed_in(assignment.examiner).get(address)

    assert (answer.status_code, answer["Location"]) == (302, f"/cham-thi/{campaign().code}/")


def test_the_grid_asks_as_often_for_many_scripts_as_for_few(
    assignment, django_assert_max_num_queries
):
    with django_assert_max_num_queries(25):
        page = signed_in(assignment.examiner).get(f"/cham-thi/{campaign().code}/")

    assert page.content.decode().count("/bai/") > 10


def test_handing_in_says_how_many_scripts_went_and_a_second_click_says_nothing(assignment):
    client, request_id = signed_in(assignment.examiner), str(uuid4())
    own = Assignment.objects.filter(examiner=assignment.examiner)
    for each in own.select_related("script"):
        save(client, each, "60")
    page = f"/cham-thi/{campaign().code}/nop/"

    answers = [client.post(page, {"request_id": request_id}, follow=True) for _ in range(2)]

    first, second = (answer.content.decode() for answer in answers)
    assert f"Đã nộp {own.count()} bài lúc " in first
    assert "Đã nộp" not in second.split("<main")[1].split("<table")[0]
    assert not own.filter(mark__final_at=None).exists()
    assert client.get(page)["Location"] == f"/cham-thi/{campaign().code}/"


def test_what_is_handed_in_is_listed_and_with_a_blank_nothing_is_offered(assignment):
    client = signed_in(assignment.examiner)
    own = Assignment.objects.filter(examiner=assignment.examiner).select_related("script")
    page = f"/cham-thi/{campaign().code}/nop/"
    blank = client.get(page).content.decode().split("<main")[1]
    for each in own:
        save(client, each, "61,5")
    ready = client.get(page).content.decode().split("<main")[1]

    for each in own:
        assert each.script.code in blank
        assert each.script.code in ready
    assert ready.count("61,50") == own.count()
    assert 'type="submit"' in ready
    assert 'type="submit"' not in blank
    assert "Chưa nộp được: còn bài chưa có điểm" in blank


def test_what_another_window_changed_is_shown_before_it_is_handed_in(assignment):
    client = signed_in(assignment.examiner)
    own = Assignment.objects.filter(examiner=assignment.examiner)
    for each in own.select_related("script"):
        save(client, each, "60")
    page = f"/cham-thi/{campaign().code}/nop/"
    shown = client.get(page).context["form"]["versions"].value()
    save(client, assignment, "95", version=1)
    before = stored()

    refused = client.post(page, {"versions": shown})
    unchanged = stored() == before
    again = client.post(page, {"versions": refused.context["form"]["versions"].value()})

    assert refused.status_code == 422
    text = refused.content.decode()
    assert "Điểm đã đổi ở một cửa sổ khác" in text
    assert "95,00" in text
    assert unchanged
    assert again.status_code == 303
    assert not own.filter(mark__final_at=None).exists()


def test_that_nothing_can_be_saved_while_the_campaign_stands_still_is_told_above(assignment):
    client, grid = signed_in(assignment.examiner), f"/cham-thi/{campaign().code}/"
    words = "Kỳ thi đang tạm dừng"
    before = client.get(grid).content.decode()
    advance.suspend(campaign=campaign(), reason="Công văn", by=person_named("chu-tich"), at=LATE)

    text = client.get(grid).content.decode()
    assert words not in before
    assert words in text
    assert 'name="points"' in before
    assert 'name="points"' not in text
    assert f"{grid}nop/" not in text


def test_who_has_no_scripts_is_not_told_that_they_were_handed_in(marking):
    answer = signed_in(officer("giam-khao-moi", Role.EXAMINER)).post(
        f"/cham-thi/{campaign().code}/nop/"
    )

    assert answer.status_code == 422
    assert said(answer) == []
