"""When the database is away for a moment, the page says so; nothing of it asks the database."""

import pytest
from django.db import InterfaceError, OperationalError
from django.test import Client
from django.urls import path

from config.urls import handler500, urlpatterns

__all__ = ["handler500"]


def failing(request, kind):
    raise {"away": OperationalError, "closed": InterfaceError, "broken": ValueError}[kind]


failing.required_duties = ("EVERYONE",)
urlpatterns = [path("hong/<str:kind>/", failing), *urlpatterns]


@pytest.mark.urls("tests.config.test_server_error")
@pytest.mark.parametrize(
    ("kind", "status", "words"),
    [
        ("away", 503, "đang khởi động lại"),
        ("closed", 503, "đang khởi động lại"),
        ("broken", 500, "Lỗi đã được ghi lại"),
    ],
)
def test_a_database_that_is_away_is_told_from_an_error(kind, status, words):
    answer = Client(raise_request_exception=False).get(f"/hong/{kind}/")

    assert answer.status_code == status
    assert words in answer.content.decode()
    assert (answer.get("Retry-After") == "5") is (status == 503)
    assert "việc vừa rồi chưa được ghi" in answer.content.decode()
