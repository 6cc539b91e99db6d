"""What is typed when a session ends comes back after signing in, and to nobody else."""

import re
from datetime import timedelta
from html import unescape
from uuid import uuid4

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.actions import unsent_inputs
from accounts.models import Session
from accounts.rules.duties import Role
from exams.models import Holiday
from grading.models import Assignment, Mark
from tests.actions import officer

pytestmark = pytest.mark.django_db
PAGE = "/lich-lam-viec/"
UNSENT = "/tai-khoan/chua-gui/"
TYPED = {"date": "02/09/2031", "kind": "HOLIDAY", "name": "Nghỉ lễ Quốc khánh"}


def unsent(person):
    return unsent_inputs.unsent_inputs(person, timezone.now())


def hidden(page):
    """Return the hidden fields of the first form of a page that carries somebody's proof."""
    forms = re.findall(r"<form.*?</form>", page.content.decode(), re.DOTALL)
    [first, *_] = [form for form in forms if 'name="typed_by"' in form]
    pairs = re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', first)
    return {name: unescape(value) for name, value in pairs if name != "csrfmiddlewaretoken"}


def proof(page):
    return {"typed_by": page["typed_by"], "typed_on": page["typed_on"]}


def client_of(person, **options):
    client = Client(**options)
    client.force_login(person)
    return client


@pytest.fixture
def secretary(db):
    return officer("thu-ky", Role.SECRETARY)


@pytest.fixture
def lost(secretary):
    """A browser whose session ended while its reader typed, and sent."""
    client = client_of(secretary)
    page = hidden(client.get(PAGE))
    Session.objects.all().delete()
    answer = client.post(PAGE, {**page, **TYPED})
    assert answer["Location"] == f"/tai-khoan/login/?next={UNSENT}"
    return client


def test_what_was_typed_is_opened_again_after_signing_in_and_then_sent(lost, secretary):
    lost.force_login(secretary)
    again = lost.post(PAGE, hidden(lost.get(UNSENT)))

    assert again.status_code == 422
    assert "Nghỉ lễ Quốc khánh" in again.content.decode()
    assert "gõ trước khi hết phiên" in again.content.decode()
    assert not Holiday.objects.exists()

    sent = lost.post(PAGE, {**hidden(again), **TYPED})
    assert sent.status_code == 303
    assert Holiday.objects.get().name == "Nghỉ lễ Quốc khánh"
    assert lost.get(UNSENT)["Location"] == reverse("my-work")


def test_what_comes_back_invalid_is_said_to_be_typed_before_beside_what_is_wrong(secretary):
    client = client_of(secretary)
    page = hidden(client.get(PAGE))
    Session.objects.all().delete()
    client.post(PAGE, {**page, **TYPED, "date": "31/02/2031"})

    client.force_login(secretary)
    again = client.post(PAGE, hidden(client.get(UNSENT)))
    sent = client.post(PAGE, {**hidden(again), **TYPED, "date": "31/02/2031"})

    assert again.status_code == 422
    shown = again.content.decode()
    assert 'value="31/02/2031"' in shown
    assert shown.count("gõ trước khi hết phiên") == 1
    assert 'href="#id_date"' in shown
    assert "gõ trước khi hết phiên" not in sent.content.decode()


def test_a_page_that_is_gone_meanwhile_leaves_what_was_typed_where_it_is(secretary):
    client = client_of(secretary)
    client.post(PAGE, {**hidden(client.get(PAGE)), **TYPED})
    strike = f"{PAGE}{Holiday.objects.get().pk}/bo/"
    page = hidden(client.get(strike))
    Session.objects.all().delete()
    client.post(strike, {**page, "reason": "Nhập nhầm năm"})
    client.force_login(secretary)
    gone = strike.replace(str(Holiday.objects.get().pk), str(uuid4()))

    opened = hidden(client.get(UNSENT))
    assert client.post(gone, opened).status_code == 404
    assert [item.title for item in unsent(secretary)] != []

    assert client.post(strike, opened).status_code == 422
    assert unsent(secretary) == []


def test_the_list_calls_a_page_by_its_heading_and_not_by_its_address(lost, secretary):
    lost.force_login(secretary)

    page = lost.get(UNSENT).content.decode()

    assert "<h2>Lịch làm việc</h2>" in page
    assert f">{PAGE}<" not in page


def test_it_comes_back_to_the_same_person_only(lost):
    lost.force_login(officer("thu-ky-2", Role.SECRETARY))

    answer = lost.get(UNSENT)

    assert answer["Location"] == reverse("my-work")


def test_another_person_cannot_let_go_of_it(lost, secretary):
    [item] = unsent(secretary)
    other = client_of(officer("thu-ky-2", Role.SECRETARY))

    other.post(f"{UNSENT}bo/", {"typed_before": item.key})

    assert unsent(secretary) == [item]


def test_its_owner_can_let_go_of_it(lost, secretary):
    lost.force_login(secretary)
    key = hidden(lost.get(UNSENT))["typed_before"]

    lost.post(f"{UNSENT}bo/", {"typed_before": key})

    assert unsent(secretary) == []


def test_it_is_gone_after_an_hour_even_if_more_was_typed_since(lost, secretary):
    now = timezone.now()

    assert len(unsent_inputs.unsent_inputs(secretary, now)) == 1
    assert unsent_inputs.unsent_inputs(secretary, now + timedelta(minutes=60)) == []


def test_it_stands_nowhere_in_the_clear(lost, secretary):
    stored = repr(cache.get(f"unsent-pages-{secretary.pk}"))

    assert stored != "None"
    assert "Quốc khánh" not in stored
    assert "2031" not in stored


def test_passwords_and_files_are_not_held(secretary):
    client = client_of(secretary)
    page = hidden(client.get(PAGE))
    Session.objects.all().delete()
    client.post(PAGE, {**page, "name": "Tết", "password": "mật khẩu của tôi"})

    [item] = unsent(secretary)

    assert "password" not in dict(item.typed)
    assert dict(item.typed)["name"] == ["Tết"]


def test_a_button_that_was_pressed_in_vain_leads_back_to_its_page(secretary):
    client = client_of(secretary)
    page = hidden(client.get(PAGE))
    Session.objects.all().delete()

    answer = client.post(f"{PAGE}?trang=1", {"request_id": page["request_id"], **proof(page)})

    assert answer["Location"] == f"/tai-khoan/login/?next={PAGE}%3Ftrang%3D1"
    assert "Hãy đăng nhập rồi làm lại" in client.get(answer["Location"]).content.decode()
    assert unsent(secretary) == []


@pytest.mark.parametrize("proof", ["", "1", "1:abc:def"])
def test_a_page_that_was_made_for_nobody_leaves_nothing(secretary, proof):
    answer = Client().post(PAGE, {**TYPED, "typed_by": proof})

    assert answer["Location"] == f"/tai-khoan/login/?next={PAGE}"
    assert unsent(secretary) == []


def test_a_suspended_person_is_owed_nothing(secretary):
    client = client_of(secretary)
    page = hidden(client.get(PAGE))
    secretary.is_active = False
    secretary.save()

    client.post(PAGE, {**page, **TYPED})

    assert unsent(secretary) == []


def test_only_the_last_twenty_are_held(secretary):
    client = client_of(secretary)
    page = hidden(client.get(PAGE))
    Session.objects.all().delete()
    for year in range(2031, 2056):
        client.post(PAGE, {**page, **TYPED, "date": f"02/09/{year}"})

    held = unsent(secretary)

    assert [dict(item.typed)["date"] for item in held] == [
        [f"02/09/{year}"] for year in range(2055, 2035, -1)
    ]


def test_a_page_whose_cookies_are_gone_loses_nothing_either(secretary):
    client = client_of(secretary, enforce_csrf_checks=True)
    page = hidden(client.get(PAGE))
    client.cookies.clear()

    answer = client.post(PAGE, {**page, **TYPED})

    assert answer["Location"] == UNSENT
    assert dict(unsent(secretary)[0].typed)["name"] == [TYPED["name"]]


def test_a_page_of_another_person_is_refused_as_before(secretary):
    page = hidden(client_of(secretary).get(PAGE))
    other = client_of(officer("thu-ky-2", Role.SECRETARY), enforce_csrf_checks=True)

    answer = other.post(PAGE, {**page, **TYPED})

    assert answer.status_code == 403
    assert unsent(secretary) == []


def test_marks_that_were_typed_in_vain_are_looked_at_again(life):
    with life.at("marking"):
        assignment = Assignment.objects.order_by("script__code").first()
        client = client_of(assignment.examiner)
        address = f"/cham-thi/TT2026-01/bai/{assignment.script.code}/"
        grid = hidden(client.get("/cham-thi/TT2026-01/"))
        Session.objects.all().delete()
        client.post(address, {**grid, "points": "78,5", "version": "0"})

        client.force_login(assignment.examiner)
        again = client.post(address, hidden(client.get(UNSENT)))

        assert again.status_code == 422
        assert 'value="78,5"' in again.content.decode()
        assert not Mark.objects.exists()


def test_what_a_script_sends_stays_on_its_page(secretary):
    client = client_of(secretary)
    page = hidden(client.get(PAGE))
    Session.objects.all().delete()

    client.post(PAGE, {**page, **TYPED}, headers={"HX-Request": "true"})

    assert unsent(secretary) == []


def test_a_change_of_language_shows_the_form_as_it_was_typed_and_does_nothing(secretary):
    client = client_of(secretary)
    page = client.get(PAGE).content.decode()
    [change] = re.findall(r'formaction="([^"]+)"', page)
    typed = {**hidden(client.get(PAGE)), **TYPED, "typed_before": "language"}

    sent_on = client.post(unescape(change), typed)
    assert (sent_on.status_code, sent_on["Location"]) == (307, PAGE)
    again = client.post(sent_on["Location"], typed)

    assert again.status_code == 200
    assert again["Content-Language"] == "en"
    assert "Nghỉ lễ Quốc khánh" in again.content.decode()
    assert "The language was changed" in again.content.decode()
    assert not Holiday.objects.exists()
    sent = client.post(PAGE, {**hidden(again), **TYPED})
    assert sent.status_code == 303
    assert Holiday.objects.get().name == "Nghỉ lễ Quốc khánh"


def test_a_form_in_another_language_leads_to_no_other_site(client):
    typed = {"typed_before": "language"}

    sent_on = client.post("/ngon-ngu/?language=en&next=https://elsewhere.example/", typed)

    assert sent_on["Location"] == "/"
