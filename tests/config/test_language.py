"""Vietnamese first, English by the reader's own choice, nothing by the browser's wish."""

import re

import polib
import pytest
from django.conf import settings
from django.test import Client
from django.utils import translation
from rest_framework import serializers
from rest_framework.exceptions import Throttled, ValidationError
from rest_framework.test import APIClient

from accounts.rules.duties import Role
from web.management.commands.compilemessages import CATALOGUE, compile_to_mo

pytestmark = pytest.mark.django_db
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


def language_of(response):
    return response["Content-Language"], "Các kỳ thi tuyển" in response.content.decode()


def test_an_english_browser_is_shown_vietnamese(client):
    response = client.get("/", headers={"Accept-Language": "en-US,en;q=0.9"})

    assert language_of(response) == ("vi", True)


def test_choosing_a_language_keeps_the_address_and_lasts(client):
    chosen = client.post("/ngon-ngu/", {"language": "en", "next": "/tro-giup/?a=1"})

    assert chosen["Location"] == "/tro-giup/?a=1"
    assert language_of(client.get("/")) == ("en", False)
    client.post("/ngon-ngu/", {"language": "vi", "next": "/"})
    assert language_of(client.get("/")) == ("vi", True)


def test_the_choice_leads_nowhere_else_and_takes_no_other_language(client):
    response = client.post("/ngon-ngu/", {"language": "fr", "next": "https://elsewhere.example/"})

    assert response["Location"] == "/"
    assert not response.cookies
    assert client.get("/ngon-ngu/").status_code == 405


def test_the_account_pages_speak_vietnamese(client):
    text = client.get("/tai-khoan/login/").content.decode()

    assert "Đăng nhập" in text
    assert "Sign In" not in text
    assert "Forgot" not in text


def test_no_message_of_the_account_pages_lacks_vietnamese(settings):
    book = polib.pofile(str(settings.BASE_DIR / "locale" / "vi" / CATALOGUE))

    assert [entry.msgid for entry in book if not entry.translated()] == []


def api_says(headers, language):
    client = APIClient()
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = language
    return str(client.get("/api/desk/", **headers).json()["detail"])


@pytest.mark.parametrize(
    ("headers", "vietnamese", "english"),
    [
        ({}, "Yêu cầu chưa kèm", "Authentication credentials"),
        ({"HTTP_AUTHORIZATION": "Token x"}, "Mã truy cập không hợp lệ", "Invalid token"),
    ],
    ids=["no token", "a wrong token"],
)
def test_a_machine_not_signed_in_is_answered_in_the_language_it_chose(headers, vietnamese, english):
    assert vietnamese in api_says(headers, "vi")
    assert english in api_says(headers, "en")


def test_a_machine_that_asks_too_often_is_told_in_vietnamese():
    with translation.override("vi"):
        assert "Hãy thử lại sau 7 giây." in str(Throttled(wait=7).detail)


@pytest.mark.parametrize(
    "field",
    [
        serializers.IntegerField(),
        serializers.BooleanField(),
        serializers.CharField(max_length=2),
        serializers.FileField(),
        serializers.ChoiceField(["A"]),
        serializers.UUIDField(),
    ],
    ids=lambda field: type(field).__name__,
)
def test_a_machine_that_sends_something_wrong_is_told_in_vietnamese(field):
    with translation.override("vi"):
        for value in ("wrong", [], None):
            with pytest.raises(ValidationError) as caught:
                field.run_validation(value)
            message = str(caught.value.detail[0])
            assert not re.search(r"valid|must|Ensure|may not|submitted", message)


def test_a_catalogue_is_compiled_when_it_changed_and_not_again(tmp_path):
    source = tmp_path / "django.po"
    book = polib.POFile()
    book.append(polib.POEntry(msgid="Lưu", msgstr="Save"))
    book.save(str(source))

    assert compile_to_mo(source) is True
    assert polib.mofile(str(tmp_path / "django.mo")).find("Lưu").msgstr == "Save"
    assert compile_to_mo(source) is False


SHOWN_AGAIN = {"typed_before": "language"}  # what the button of a change of language sends


def test_a_page_shown_in_the_language_just_chosen_is_not_headed_as_if_it_were_refused(person):
    client = Client()
    client.force_login(person("thu-ky", Role.SECRETARY), backend=BACKEND)
    typed = {"date": "02/09/2031", "name": "", "kind": "MAKEUP_WORKDAY"}

    shown = client.post("/lich-lam-viec/", {**typed, **SHOWN_AGAIN})
    refused = client.post("/lich-lam-viec/", typed)

    text = shown.content.decode()
    assert (shown.status_code, refused.status_code) == (200, 422)
    for mark in ("Lỗi:", "data-errors", "aria-invalid"):
        assert mark not in text
        assert mark in refused.content.decode()
    assert 'value="02/09/2031"' in text
    assert "chưa ghi" in text


def test_a_change_of_language_while_signing_in_keeps_the_name_and_signs_nobody_in(client, person):
    owner = person("thu-ky", Role.SECRETARY)
    owner.set_password("thi-tuyen-demo")
    owner.save()
    typed = {"login": "thu-ky", "password": "thi-tuyen-demo"}

    text = client.post("/tai-khoan/login/", {**typed, **SHOWN_AGAIN}).content.decode()

    assert "_auth_user_id" not in client.session
    assert 'value="thu-ky"' in text
    assert "thi-tuyen-demo" not in text
    assert "data-errors" not in text
    client.post("/tai-khoan/login/", typed)
    assert "_auth_user_id" in client.session
