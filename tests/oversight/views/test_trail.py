"""What the auditor reads: who, when, what, on what, the old and the new, from where."""

import re
from decimal import Decimal

import pytest
from django.test import Client

from audit.models import Event
from grading.models import Assignment, Mark
from tests.actions import LATE, arrange, officer, person_named
from tests.crawl import readable_text
from tests.oversight.views.entered_marks import enter_in_turn

pytestmark = pytest.mark.django_db
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


def client_of(person):
    client = Client(REMOTE_ADDR="10.20.30.40")
    client.force_login(person, backend=BACKEND)
    return client


@pytest.fixture
def changed(marking):
    """A mark entered and changed, and the event of the change."""
    assignment = enter_in_turn(Decimal("70.5"), Decimal("71.5"))
    return Event.objects.filter(subject=assignment.script.code).latest("seq")


@pytest.fixture
def every_hand_is_in(changed):
    """Both examiners of the script have handed in."""
    for assignment in Assignment.objects.filter(script__code=changed.subject):
        entered = assignment.entered or Mark(assignment=assignment, entered_at=LATE)
        arrange(entered, points=entered.points or Decimal("71.5"), final_at=LATE)


def test_the_event_of_a_mark_says_what_it_was_and_what_it_is(changed, every_hand_is_in):
    page = readable_text(client_of(officer("hau-kiem", "AUDITOR")).get(f"/nhat-ky/{changed.leaf}/"))

    for part in ("Giá trị cũ", "70,50", "Giá trị mới", "71,50", changed.subject):
        assert part in page


def test_the_list_says_from_where_and_speaks_no_code(marking):
    client_of(person_named("tham-dinh")).get("/ho-so/")

    page = readable_text(
        client_of(officer("hau-kiem", "AUDITOR")).get("/nhat-ky/?type=read.personal")
    )

    assert "10.20.30.40" in page
    assert "danh sách hồ sơ" in page
    assert ">files<" not in page
    assert ">sys<" not in page


def test_only_those_who_watch_read_the_trail(marking):
    assert client_of(person_named("thu-ky")).get("/nhat-ky/").status_code == 403


def test_no_code_of_an_event_breaks_between_two_lines(marking):
    listed = Event.objects.filter(type="numbers.given").latest("seq")
    screened = Event.objects.filter(type="screening.run").latest("seq")
    auditor = client_of(officer("hau-kiem", "AUDITOR"))

    for event in (listed, screened):
        page = readable_text(auditor.get(f"/nhat-ky/{event.leaf}/"))
        _, facts = page.split("<dl", 1)
        codes = re.findall(r'(<span class="keep">)?\b(?:HS|TT2026)-\d+', facts.split("</dl>")[0])
        assert codes
        assert all(codes)
