"""Open points are named one by one, by the person who asks to go on."""

from uuid import uuid4

import pytest

from accounts.models import ApprovalRequest
from accounts.rules.duties import Role
from results.forms.gate import box_name
from tests.actions import officer, person_named, stored
from tests.requests import answers

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("marked")]
CLOSE = "/dieu-hanh/TT2026-01/khoa-diem/"


def test_every_open_point_has_a_box_of_its_own(browser):
    page = browser("thu-ky").get(CLOSE)
    keys = [key for row in page.context["warnings"] for key in row["check"].keys]

    assert keys
    assert [box_name(key) in page.content.decode() for key in keys] == [True] * len(keys)


def test_a_box_that_is_not_ticked_is_refused_at_that_box(browser):
    client, before = browser("thu-ky"), stored()
    filled_in = answers(client.get(CLOSE))
    unticked = next(name for name in filled_in if name.startswith("point-"))
    del filled_in[unticked]

    page = client.post(CLOSE, filled_in)

    assert page.status_code == 422
    assert list(page.context["form"].errors) == [unticked]
    assert stored() == before


def test_a_request_without_a_reason_is_refused_at_the_reason(browser):
    client, before = browser("thu-ky"), stored()

    page = client.post(CLOSE, answers(client.get(CLOSE), reason=" "))

    assert page.status_code == 422
    assert list(page.context["form"].errors) == ["reason"]
    assert stored() == before


def test_the_request_names_every_point_and_is_shown_instead_of_the_button(browser):
    client = browser("thu-ky")
    page = client.get(CLOSE)
    client.post(CLOSE, answers(page))
    request = ApprovalRequest.objects.get(act="CLOSE_MARKING", state="OPEN")

    again = client.get(CLOSE)

    keys = [key for row in page.context["warnings"] for key in row["check"].keys]
    assert request.accepted == sorted(keys)
    assert again.context["open_form"] is None
    assert f"/de-nghi/{request.pk}/" in again.content.decode()


def test_a_request_that_is_sent_twice_is_asked_once(browser):
    client = browser("thu-ky")
    filled_in = answers(client.get(CLOSE), request_id=uuid4())

    codes = [client.post(CLOSE, filled_in).status_code for _ in range(2)]

    assert codes == [303, 303]
    assert ApprovalRequest.objects.filter(act="CLOSE_MARKING", state="OPEN").count() == 1


def test_whoever_applies_is_told_who_has_to_ask(browser):
    page = browser("truong-ban-cham").get(CLOSE)

    assert page.context["mode"] == "ASK_OTHERS"
    assert page.context["open_form"] is None
    assert person_named("thu-ky").full_name in page.content.decode()


def test_whoever_applies_cannot_do_it_alone(browser):
    before = stored()

    page = browser("truong-ban-cham").post(CLOSE, {"request_id": uuid4()})

    assert page.status_code == 422
    assert stored() == before


@pytest.mark.parametrize("role", [Role.EXAMINER, Role.INVIGILATOR, Role.ADMINISTRATOR])
def test_nobody_else_opens_the_page(browser, role):
    assert browser(officer("nguoi-khac", role)).get(CLOSE).status_code == 403
