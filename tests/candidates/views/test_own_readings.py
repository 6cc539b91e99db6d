"""Candidates read on which day, in which role and how often their file was opened; no name."""

import pytest
from django.test import Client

from candidates.actions.read import dossier_read
from tests.actions import LATE, officer, person_named
from tests.relations import of_an_account
from web.sentences import label

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("screening")]
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
CODE = "TT2026-01"


@pytest.fixture
def file():
    return of_an_account()


def page_of(file):
    client = Client()
    client.force_login(file.person, backend=BACKEND)
    return client.get(f"/du-tuyen/{CODE}/ai-da-xem/")


def read(file, by, purpose=""):
    dossier_read(about=file.reference, purpose=purpose, by=by, at=LATE)


def test_nobody_opened_it(file):
    page = page_of(file)

    assert page.context["rows"] == []
    assert "Chưa ai mở hồ sơ của bạn" in page.content.decode()


def test_each_day_role_and_paper_is_told_with_how_often_and_no_name(file):
    board = person_named("tham-dinh")
    for purpose in ("", "", "CV"):
        read(file, board, purpose)

    page = page_of(file)

    told = [(row["day"], row["what"], row["times"]) for row in page.context["rows"]]
    assert told == [(LATE.date(), label("CV"), 1), (LATE.date(), "trang hồ sơ", 2)]
    assert "Cán bộ thẩm định" in page.content.decode()
    assert str(board) not in page.content.decode()


def test_what_the_candidate_opened_and_who_has_no_files_to_read_are_not_told(file):
    read(file, file.person)
    read(file, officer("giam-khao-la", "EXAMINER"))

    assert page_of(file).context["rows"] == []


def test_another_candidates_file_is_not_told(file):
    read(file, person_named("tham-dinh"))
    stranger = officer("thi-sinh-khac", "CANDIDATE")
    client = Client()
    client.force_login(stranger, backend=BACKEND)

    assert client.get(f"/du-tuyen/{CODE}/ai-da-xem/").status_code == 404
