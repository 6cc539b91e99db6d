"""A special case is answered from the page of its file, at whatever step its authority speaks."""

import pytest
from django.test import Client

from candidates.models import Application
from tests.actions import person_named

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("listed")]
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
CODE = "TT2026-01"


def file_of(paper, username):
    client = Client()
    client.force_login(person_named(username), backend=BACKEND)
    return client.get(f"/ho-so/{CODE}/{paper.reg_no}/").content.decode()


@pytest.fixture
def waiting():
    return Application.objects.filter(state="SPECIAL_CASE_PENDING").order_by("reg_no").first()


def test_the_authority_answers_from_the_file_also_after_the_list(waiting):
    asked = waiting.findings.filter(verdict="NEEDS_DECISION").values_list("rule", flat=True)
    page = file_of(waiting, "chu-tich")

    assert asked
    for rule in set(asked):
        assert f"/ho-so/{CODE}/{waiting.reg_no}/dac-biet/{rule}/" in page


def test_nobody_else_is_offered_the_answer(waiting):
    assert "/dac-biet/" not in file_of(waiting, "thu-ky")


def test_a_file_that_waits_for_nobody_offers_no_answer():
    paper = Application.objects.filter(state="ELIGIBLE").order_by("reg_no").first()

    assert "/dac-biet/" not in file_of(paper, "chu-tich")
