"""Who registered on paper is asked by a letter; the office enters what was brought, in time."""

from datetime import timedelta

import pytest

from accounts.rules.duties import Role
from candidates.actions import eligible_list, supplements
from candidates.models import Application, Document, Supplement
from exams.models import Letter
from exams.rules.letters import LetterKind
from tests.actions import LATE, arrange, campaign, events, officer, person_named, refused
from tests.candidates.officers import speak
from tests.files import pdf

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("decided")]
UNTIL = LATE.date() + timedelta(days=5)
SOON, OVER = LATE + timedelta(hours=1), LATE + timedelta(days=6)
LETTER, RECEIPT = "12/HĐ ngày 01/03/2027", "05/BN ngày 02/03/2027"


@pytest.fixture(autouse=True)
def _media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def file():
    return arrange(campaign().applications.filter(state="ELIGIBLE").first(), person=None)


@pytest.fixture
def secretary():
    return person_named("thu-ky")


def reopen(file, document=LETTER):
    return supplements.reopen_parts(
        application=file,
        parts=("DIPLOMAS", "ROUTE"),
        reason="Văn bằng mờ",
        until=UNTIL,
        document=document,
        by=person_named("tham-dinh"),
        at=LATE,
    )


def fill(file, by, document=RECEIPT, at=SOON):
    supplements.fill(
        application=file,
        part="ROUTE",
        fields={"nomination": "15/TTr"},
        document=document,
        by=by,
        at=at,
    )


def attach(file, by, document=RECEIPT, item="DIPLOMAS"):
    return supplements.attach(
        application=file,
        item=item,
        file_name="bằng.pdf",
        data=pdf(),
        document=document,
        by=by,
        at=SOON,
    )


def test_what_was_asked_by_letter_is_recorded_with_it_and_no_letter_is_composed(file):
    with events() as trail:
        reopen(file)

    asked = Supplement.objects.get()
    assert (asked.asked_on_paper, asked.parts, asked.until) == (
        LETTER,
        ["ROUTE", "DIPLOMAS"],
        UNTIL,
    )
    assert [name for name, *_ in trail] == ["supplement.opened"]
    assert not Letter.objects.filter(kind=LetterKind.SUPPLEMENT).exists()


def test_without_the_letter_nothing_is_asked_on_paper(file):
    with refused("DOCUMENT_MISSING", field="document"):
        reopen(file, document=" ")


def test_what_was_brought_changes_the_file_with_its_paper(file, secretary):
    reopen(file)
    with events() as trail:
        fill(file, secretary)
        scan = attach(file, secretary, document="06/BN")

    asked = Supplement.objects.get()
    assert Application.objects.get(pk=file.pk).nomination == "15/TTr"
    assert asked.brought_on_paper == "06/BN"
    assert (asked.before["nomination"], asked.after["nomination"]) == ("", "15/TTr")
    assert asked.after["DIPLOMAS"] == str(scan.pk)
    assert Document.objects.get(pk=scan.pk).removed_at is None
    assert [name for name, *_ in trail] == ["supplement.filled", "supplement.attached"]


def test_without_a_paper_nothing_that_was_brought_is_entered(file, secretary):
    reopen(file)

    with refused("DOCUMENT_MISSING", field="document"):
        fill(file, secretary, document=" ")
    with refused("DOCUMENT_MISSING", field="document"):
        attach(file, secretary, document="")


def test_only_who_receives_files_enters_it_and_only_the_parts_asked_for_in_time(file, secretary):
    an = officer("an", Role.CANDIDATE)
    reopen(file)

    with refused("NOT_YOUR_DUTY"):
        fill(file, person_named("tham-dinh"))
    with refused("NOT_YOUR_DUTY"):
        fill(file, an)
    with refused("PART_NOT_ASKED", item="UNIT_COMMENT"):
        attach(file, secretary, item="UNIT_COMMENT")
    with refused("SUPPLEMENT_CLOSED"):
        fill(file, secretary, at=OVER)


def test_nobody_of_the_office_fills_in_for_who_has_an_account(file, secretary):
    reopen(file)
    arrange(file, person=officer("an", Role.CANDIDATE))

    with refused("NOT_YOURS"):
        fill(file, secretary)
    with refused("NOT_YOURS"):
        supplements.answer(application=file, note="x", by=secretary, at=SOON)


def test_what_was_entered_asks_for_a_new_word_and_closes(file, secretary):
    speak(file)
    reopen(file)
    fill(file, secretary)

    supplements.answer(application=file, note="", by=secretary, at=SOON)

    assert eligible_list.changed_since_decided(campaign()) == (file.reg_no,)
    with refused("SUPPLEMENT_CLOSED"):
        attach(file, secretary)
