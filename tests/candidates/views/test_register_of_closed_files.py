"""A register read by who is tied to somebody in it: nothing stored of that file is shown."""

from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from candidates.models import Application
from exams.rules.relations import RelationKind
from tests.actions import arrange, campaign, person_named, stored
from tests.moments import DEMO
from tests.relations import own, signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("screening")]
REGISTER = DEMO / "dang-ky-du-tuyen.xlsx"
STORED = "Chức vụ mà chỉ hồ sơ đã lưu ghi"
CLOSED = "1 dòng về người bạn không được xem"


@pytest.fixture
def paper(settings, tmp_path):
    """Return a file of which another post is stored than the register says."""
    settings.VAR_DIR = tmp_path
    return arrange(Application.objects.filter(source="PAPER")[0], current_post=STORED)


@pytest.fixture
def tied(paper):
    own(person_named("thu-ky"), paper, kind=RelationKind.MENTOR)
    return paper


def address():
    return f"/ho-so/{campaign().code}/nhap/"


def sent(client):
    """Return the page that shows what the register would change."""
    file = SimpleUploadedFile("so.xlsx", REGISTER.read_bytes())
    return client.post(address(), {"file": file}, follow=True)


def test_who_is_tied_to_nobody_sees_what_the_register_would_change(paper):
    page = sent(signed_in("thu-ky")).content.decode()
    assert STORED in page
    assert CLOSED not in page


def test_who_is_tied_sees_nothing_that_is_stored_and_how_many_rows_were_left_out(tied):
    answer = sent(signed_in("thu-ky"))
    assert answer.status_code == 200
    assert STORED not in answer.content.decode()
    assert CLOSED in answer.content.decode()


def test_a_row_that_would_change_the_file_is_refused_when_it_is_confirmed(tied):
    client = signed_in("thu-ky")
    sent(client)
    before = stored()

    answer = client.post(address(), {"confirm": "1", "request_id": str(uuid4())})

    assert STORED not in answer.content.decode()
    assert stored() == before
