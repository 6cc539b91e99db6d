"""The register of units: their kinds and who decides on their leaders, entered and corrected."""

import pytest
from django.test import Client

from exams.models import Unit
from tests.actions import person_named
from tests.crawl import readable_text

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("announced")]
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
LIST, NEW = "/danh-muc/don-vi/", "/danh-muc/don-vi/moi/"
TYPED = {
    "code": "BTC-MOI",
    "name": "Ban Tổ chức Thành ủy",
    "kind": "PARTY_BODY",
    "authority": "Ban Thường vụ Thành ủy",
    "plans": "on",
}


def signed_in(username):
    client = Client(headers={"accept-language": "vi"})
    client.force_login(person_named(username), backend=BACKEND)
    return client


def test_the_secretary_enters_a_unit_with_its_kind_and_who_decides_on_its_leaders():
    secretary = signed_in("thu-ky")

    assert secretary.post(NEW, TYPED).url == LIST

    unit = Unit.objects.get(code="BTC-MOI")
    assert (unit.kind, unit.authority, unit.plans) == (
        "PARTY_BODY",
        "Ban Thường vụ Thành ủy",
        True,
    )
    shows = readable_text(secretary.get(LIST))
    assert all(words in shows for words in (unit.name, "Cơ quan Đảng", unit.authority))


def test_a_unit_is_corrected_under_its_code_and_its_kind_is_offered_by_name():
    secretary, unit = signed_in("thu-ky"), Unit.objects.order_by("code").first()
    page = secretary.get(f"{LIST}{unit.code}/")
    assert page.context["form"].initial["kind"] == unit.kind_or_by_name

    secretary.post(f"{LIST}{unit.code}/", {**TYPED, "code": "X", "name": unit.name})

    unit.refresh_from_db()
    assert (unit.kind, unit.authority) == ("PARTY_BODY", "Ban Thường vụ Thành ủy")
    assert not Unit.objects.filter(code="X").exists()


def test_a_new_unit_does_not_take_the_code_of_another():
    taken = Unit.objects.order_by("code").first()

    answer = signed_in("thu-ky").post(NEW, {**TYPED, "code": taken.code})

    assert answer.status_code == 422
    assert Unit.objects.get(code=taken.code).name == taken.name


def test_the_planning_officer_reads_and_is_led_to_no_form():
    officer = signed_in("quy-hoach")

    assert NEW not in officer.get(LIST).text
    assert officer.get(NEW).status_code == 403
    assert LIST in officer.get("/danh-muc/").text


def test_the_list_asks_the_same_few_queries_whatever_its_length(django_assert_max_num_queries):
    secretary = signed_in("thu-ky")
    secretary.get(LIST)
    with django_assert_max_num_queries(9):
        secretary.get(LIST)
