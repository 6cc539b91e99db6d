"""A page of an import is good for the file as it showed it, not as another window read it since."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from candidates.models import PlanningList
from tests.actions import stored
from tests.candidates.views.test_import_matching import PLANNING, officer
from tests.moments import DEMO

__all__ = ["officer"]
pytestmark = pytest.mark.django_db
LIST = (DEMO / "quy-hoach-2025-2030.xlsx").read_bytes()


def sent(client, **how):
    file = SimpleUploadedFile("ds.xlsx", LIST)
    page = client.post(PLANNING, {"file": file, **how}, follow=True).content.decode()
    return re.search(r'name="file_mark" value="([^"]+)"', page)[1]


def test_a_list_shown_as_of_posts_is_not_imported_as_one_of_committees(officer):
    of_posts = sent(officer, kind="LEADERSHIP")
    of_committees = sent(officer, kind="COMMITTEE")
    before = stored()

    answer = officer.post(PLANNING, {"confirm": "1", "with_faults": "on", "file_mark": of_posts})

    assert answer.status_code == 409
    assert "đã được đọc theo cách khác ở cửa sổ khác" in answer.content.decode()
    assert stored() == before
    officer.post(PLANNING, {"confirm": "1", "with_faults": "on", "file_mark": of_committees})
    assert PlanningList.objects.first().kind == "COMMITTEE"
