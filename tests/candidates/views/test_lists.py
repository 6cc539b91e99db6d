"""The list of registrations reads a page of them, however many there are and however sorted."""

import pytest
from django.test import Client

from candidates.models import Application
from exams.rules.stages import MARK_WRITTEN
from tests.actions import campaign, move_to, person_named
from web import lists

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("screening")]


@pytest.fixture
def officer():
    client = Client()
    client.force_login(person_named("tham-dinh"), backend=BACKEND)
    return client


@pytest.mark.parametrize("sort", ["number", "-number", "name", "-name", "state", "-state"])
@pytest.mark.parametrize("rows", [2, lists.ROWS])
def test_the_list_asks_the_database_at_most_twelve_things(
    officer, monkeypatch, rows, sort, django_assert_max_num_queries
):
    monkeypatch.setattr(lists, "ROWS", rows)

    with django_assert_max_num_queries(12):
        page = officer.get("/ho-so/", {"sort": sort})

    assert len(page.context["page"].object_list) == min(rows, Application.objects.count())


def test_a_row_says_number_name_position_day_and_campaign(officer):
    page = officer.get("/ho-so/").content.decode()

    for paper in campaign().applications.handed_in().order_by("reg_no")[: lists.ROWS]:
        told = (paper.reg_no, paper.name, paper.position_code, f"{paper.received_on:%d/%m/%Y}")
        assert all(word in page for word in told)
        assert f"/ho-so/{campaign().code}/{paper.reg_no}/" in page


def test_a_register_is_imported_only_while_papers_are_taken():
    code = campaign().code
    address = f"/ho-so/{code}/nhap/"
    client = Client()
    client.force_login(person_named("thu-ky"), backend=BACKEND)

    open_list, open_page = client.get(f"/ho-so/?campaign={code}"), client.get(address)
    move_to(MARK_WRITTEN)
    closed_list, closed_page = client.get(f"/ho-so/?campaign={code}"), client.get(address)

    assert (open_page.status_code, closed_page.status_code) == (200, 409)
    assert address in open_list.content.decode()
    assert address not in closed_list.content.decode()
    assert "chỉ làm được ở bước" in closed_page.content.decode()
