"""Who imports a planning list is told of the conferences whose ballots are still being counted."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from candidates.models import PlanningList
from tests.actions import person_named
from tests.candidates.conferences import enter
from tests.crawl import readable_text
from tests.moments import DEMO

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("announced")]
PAGE = "/quy-hoach/nhap/"
LIST = DEMO / "quy-hoach-2025-2030.xlsx"


@pytest.fixture
def officer(settings, tmp_path):
    settings.VAR_DIR = tmp_path
    client = Client(headers={"accept-language": "vi"})
    backend = "allauth.account.auth_backends.AuthenticationBackend"
    client.force_login(person_named("quy-hoach"), backend=backend)
    return client


def read(officer):
    file = SimpleUploadedFile("quy-hoach.xlsx", LIST.read_bytes())
    officer.post(PAGE, {"file": file}, follow=True)
    return readable_text(officer.post(PAGE, {"match": "1"}, follow=True))


def test_it_is_told_by_name_and_the_list_is_imported_all_the_same(officer):
    held = enter(term="2025-2030")

    told = read(officer)
    officer.post(PAGE, {"confirm": "1", "with_faults": "on"})

    assert f"Hội nghị quy hoạch “{held.title}, {held}”" in told
    assert PlanningList.objects.get().rows_accepted


def test_of_another_term_nothing_is_told(officer):
    enter(term="2035-2040")

    assert "Hội nghị quy hoạch" not in read(officer)
