"""The planning list as its officer sees it: which version, of which kind and term."""

from dataclasses import replace
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from candidates.actions import plan
from candidates.actions.conference import Nomination
from candidates.models import PlanningList
from candidates.rules.planning_line import PlanningKind, PlanningSort
from exams.models import Post
from tests.actions import LATE, officer, person_named
from tests.candidates.conferences import TALLY, fixed
from tests.moments import DEMO

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("registered")]
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
PAGE, IMPORT = "/quy-hoach/", "/quy-hoach/nhap/"


@pytest.fixture
def client(settings, tmp_path):
    settings.VAR_DIR = tmp_path
    client = Client(headers={"accept-language": "vi"})
    client.force_login(person_named("quy-hoach"), backend=BACKEND)
    return client


@pytest.fixture
def committee():
    return plan.planning_list(
        rows=[entry.as_row() for entry in PlanningList.objects.get().entries.all()[:3]],
        findings=[],
        source=plan.SourceFile("cap-uy.xlsx", "1" * 64),
        sort=PlanningSort(PlanningKind.COMMITTEE, "2025-2030"),
        by=person_named("quy-hoach"),
        at=LATE,
    )


def test_the_latest_of_the_kind_that_is_asked_for_is_shown(client, committee):
    latest = client.get(PAGE)
    assert latest.context["shown"] == committee
    assert "cấp ủy 2025-2030" in " ".join(latest.text.split())

    of_posts = client.get(PAGE, {"kind": "LEADERSHIP"})
    assert of_posts.context["shown"].version == 1
    assert client.get(PAGE, {"kind": "COMMITTEE"}).context["shown"] == committee


def test_a_filter_by_term_stays_with_the_version_that_is_shown(client, committee):
    page = client.get(PAGE, {"version": "1", "term": "2025-2030"})

    assert page.context["shown"].version == 1
    assert {entry.term for entry in page.context["page"]} == {"2025-2030"}
    assert not client.get(PAGE, {"version": "1", "term": "1990-1995"}).context["page"].object_list


def sent(client, **answers):
    file = DEMO / "quy-hoach-2025-2030.xlsx"
    upload = SimpleUploadedFile(file.name, file.read_bytes())
    return client.post(IMPORT, {"file": upload, "request_id": uuid4(), **answers}, follow=True)


def test_what_was_said_of_a_list_is_judged_by_kept_and_asked_again_as_it_was(client):
    page = sent(client, kind="COMMITTEE", term="2025 - 2030")

    again = page.context["again_form"]
    assert (again["kind"].value(), again["term"].value()) == ("COMMITTEE", "2025-2030")
    assert not page.context["reading"].changes.changed

    mark = page.context["form"].initial["file_mark"]
    confirmed = {"confirm": "1", "file_mark": mark, "with_faults": "on", "request_id": uuid4()}
    client.post(IMPORT, confirmed)

    kept = PlanningList.objects.first()
    assert (kept.version, kept.kind, kept.term) == (2, "COMMITTEE", "2025-2030")


def test_a_term_that_is_none_is_refused_and_what_was_chosen_stands(client):
    page = sent(client, kind="COMMITTEE", term="năm nay")

    assert page.status_code == 422
    assert page.context["form"]["kind"].value() == "COMMITTEE"
    assert "không phải một nhiệm kỳ" in page.text
    assert PlanningList.objects.count() == 1


def test_the_votes_of_a_conference_stand_beside_the_line(client):
    entry = PlanningList.objects.get().entries.filter(faults=[]).first()
    second = officer("kiem-phieu", "PLANNING_OFFICER")
    nominee = Nomination(entry.citizen_id, entry.name, entry.born)
    post = Post.objects.get(code=entry.post)
    tally = replace(TALLY, votes=(20,))
    tellers = person_named("quy-hoach"), second
    held = fixed(*tellers, tally, people=(nominee,), post=post, term=entry.term)

    page = client.get(PAGE, {"q": entry.citizen_id})

    text = " ".join(page.text.split())
    assert reverse("candidates:conference", args=[held.pk]) in text
    assert "Phiếu giới thiệu 20/38" in text
    assert "Không đủ phiếu" in text


def test_what_an_entry_rests_on_stands_beside_it_and_is_looked_up(client):
    lower = PlanningList.objects.get().entries.filter(faults=[]).first()
    rows = [
        replace(lower.as_row(), decision_no="7-QĐ/TU", based_on=based_on, term=term)
        for based_on, term in ((lower.decision_no, "2030-2035"), ("99-QĐ/XX", "2035-2040"))
    ]
    source, by = plan.SourceFile("tren.xlsx", "1" * 64), person_named("quy-hoach")
    plan.planning_list(rows=rows, findings=[], source=source, by=by, at=LATE)

    text = " ".join(client.get(PAGE, {"q": lower.citizen_id}).text.split())

    assert f"Căn cứ quy hoạch cấp dưới: {lower.decision_no}" in text
    assert "(chưa có trong hệ thống)" in text
    assert text.count('<span class="soft">(') == 2
