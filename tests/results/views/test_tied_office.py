"""What the office prints, sends and lets in, for a secretary who is tied to a candidate."""

import pytest
import time_machine
from django.urls import reverse

from candidates.models import Application
from exams.models import Letter
from exams.rules.letters import LetterKind
from exams.rules.relations import RelationKind
from results.actions import issuing
from results.documents.kinds import KINDS
from results.models import IssuedDocument
from tests.actions import LATE, arrange, campaign, officer, person_named
from tests.relations import own, signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("listed")]
ROOM = "/dieu-hanh/TT2026-01/"
LETTER = KINDS["INELIGIBLE_LETTER"]
PAPERS = f"{ROOM}van-ban/{LETTER.slug}/"


@pytest.fixture(autouse=True)
def _late(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    with time_machine.travel(LATE, tick=False):
        yield


@pytest.fixture
def paper():
    """A file to which the secretary is tied; a second secretary issued its letter."""
    number, *_ = LETTER.subjects(campaign())
    file = Application.objects.get(campaign=campaign(), reg_no=number)
    arrange(file, person=officer("thi-sinh-cua-ho-so", "CANDIDATE"))
    own(person_named("thu-ky"), file, kind=RelationKind.MENTOR)
    other = officer("thu-ky-hai", "SECRETARY")
    issuing.issue(campaign=campaign(), kind=LETTER, subjects=[number], first=12, by=other, at=LATE)
    return file


def pages_of(paper):
    """Return the pages that show the file's paper, and the letter that brings it."""
    issued = IssuedDocument.objects.get(about=paper.reg_no, kind=LETTER.name)
    letter = Letter.objects.get(about=paper.reg_no, kind=LetterKind.INELIGIBLE_NOTICE)
    return {
        f"{PAPERS}{paper.reg_no}/nhap/",
        reverse("results:paper-print", args=[campaign().code, issued.pk]),
        f"{ROOM}van-ban/{issued.pk}/ban-ky/",
        f"{ROOM}thu/{letter.pk}/",
    }


def test_no_paper_and_no_letter_of_the_file_is_shown_to_them_and_all_to_another(paper):
    tied, other = signed_in("thu-ky"), signed_in("thu-ky-hai")
    for page in pages_of(paper):
        assert tied.get(page).status_code in (403, 409), page
        assert other.get(page).status_code == 200, page


@pytest.mark.parametrize("page", [PAPERS, f"{PAPERS}phat-hanh/", f"{ROOM}thu/"])
def test_no_list_names_the_file_to_them(paper, page):
    assert paper.reg_no not in signed_in("thu-ky").get(page).content.decode()


def test_what_is_closed_to_them_is_not_counted(paper):
    kinds = {
        name: signed_in(name).get(f"{ROOM}van-ban/").context["kinds"]
        for name in ("thu-ky", "thu-ky-hai")
    }
    counts = {name: _of_letters(rows) for name, rows in kinds.items()}
    assert counts["thu-ky"].subjects == counts["thu-ky-hai"].subjects - 1
    assert counts["thu-ky"].issued == 0
    assert counts["thu-ky-hai"].issued == 1


def _of_letters(kinds):
    return next(kind["counts"] for kind in kinds if LETTER.slug in kind["url"])
