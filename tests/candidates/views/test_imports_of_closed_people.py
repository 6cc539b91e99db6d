"""An import by who is tied to somebody in its file: refused before it shows what is stored."""

from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

import rehearsal.demo
from candidates.models import Application, CadreRecord
from exams.rules.relations import RelationKind
from tests.actions import LATE, arrange, person_named, stored
from tests.relations import entered, signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("screening")]
BOOK = Path(rehearsal.demo.__file__).parent / "ho-so-can-bo.xlsx"
STORED = "Chỗ ở mà bộ phận cán bộ ghi"


@pytest.fixture
def paper(settings, tmp_path):
    """Return the file of somebody of whom the personnel office has other facts than the sheet."""
    settings.VAR_DIR = tmp_path
    numbers = CadreRecord.objects.values("citizen_id")
    paper = Application.objects.handed_in().filter(citizen_id__in=numbers)[0]
    arrange(CadreRecord.objects.get(citizen_id=paper.citizen_id), residence=STORED)
    return paper


def sent():
    """Return the page to which a file of personnel facts leads."""
    file = SimpleUploadedFile("ho-so.xlsx", BOOK.read_bytes())
    return signed_in("quy-hoach").post("/can-bo/nhap/", {"file": file}, follow=True)


def test_who_is_tied_to_nobody_sees_what_a_file_would_change(paper):
    answer = sent()
    assert answer.status_code == 200
    assert STORED in answer.content.decode()


def test_who_is_tied_to_somebody_is_told_of_which_line_and_of_nothing_that_is_stored(paper):
    entered(person_named("quy-hoach"), paper, kind=RelationKind.SUPERIOR, at=LATE)
    before = stored()

    answer = sent()

    assert answer.status_code == 409
    assert paper.citizen_id in answer.content.decode()
    assert STORED not in answer.content.decode()
    assert {**stored(), "events": None} == {**before, "events": None}
