"""Two spellings of a name: both are shown where one of them is decided, one everywhere else."""

import pytest
from django.test import Client
from django.urls import reverse

from candidates.models import Application
from tests.actions import arrange, campaign, person_named, stored
from tests.crawl import readable_text

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("screening")]
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
OTHER = "Ánh Tên Khác"
HEAD = "Họ tên trong phiếu khác hồ sơ cán bộ"


@pytest.fixture
def secretary():
    client = Client(headers={"accept-language": "vi"})
    client.force_login(person_named("thu-ky"), backend=BACKEND)
    return client


@pytest.fixture
def paper():
    application = Application.objects.filter(state="SUBMITTED").order_by("reg_no").first()
    arrange(application, name=OTHER, sort_key="anh", fold="anh ten khac")
    return Application.objects.with_names().get(pk=application.pk)


def address(name, application):
    return reverse(f"candidates:{name}", args=[campaign().code, application.reg_no])


def test_the_file_shows_both_and_which_one_holds(secretary, paper):
    text = readable_text(secretary.get(address("file", paper)))

    assert HEAD in text
    assert f"<h1>{paper.facts_name}</h1>" in text
    assert OTHER in text


def test_a_file_on_which_both_agree_shows_no_difference(secretary):
    other = Application.objects.filter(state="SUBMITTED").order_by("reg_no").last()

    assert HEAD not in readable_text(secretary.get(address("file", other)))


def test_the_list_shows_the_name_that_holds_and_finds_either(secretary, paper):
    for text in (OTHER, paper.facts_name):
        answer = secretary.get(reverse("candidates:files"), {"q": text})

        assert f"(phiếu ghi: {OTHER})" in readable_text(answer)
        assert paper.facts_name in readable_text(answer)


def test_the_secretary_decides_and_every_page_follows(secretary, paper):
    asked = secretary.get(address("name", paper))
    assert f"{OTHER}, như phiếu đăng ký dự tuyển ghi" in readable_text(asked)

    answer = secretary.post(address("name", paper), {"of_form": "form", "document": "BB 07"})

    assert answer.status_code == 303
    text = readable_text(secretary.get(address("file", paper)))
    assert f"<h1>{OTHER}</h1>" in text
    assert "Căn cứ: BB 07" in " ".join(text.split())


def test_where_both_agree_the_page_says_that_nothing_is_to_be_decided(secretary):
    other = Application.objects.filter(state="SUBMITTED").order_by("reg_no").last()
    page, before = address("name", other), stored()

    answers = secretary.get(page), secretary.post(page, {"of_form": "form", "document": "BB 07"})

    for answer in answers:
        assert answer.status_code == 409
        assert "không có gì phải xác định" in answer.content.decode()
    assert stored() == before


def test_without_an_answer_nothing_is_decided(secretary, paper):
    answer = secretary.post(address("name", paper), {"document": "BB 07"})

    assert answer.status_code == 422
    assert Application.objects.get(pk=paper.pk).settled_name == ""
