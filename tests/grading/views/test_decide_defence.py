"""A defence whose slips lie too far apart: read and decided once every slip is in."""

import pytest
from django.test import Client
from django.urls import reverse

from grading.actions import hearings
from grading.models import PanelDecision, Slip
from tests.actions import campaign, person_named
from web.templatetags.display import points as points_text

pytestmark = pytest.mark.django_db
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


def test_the_chair_reads_no_slip_before_all_are_in(life):
    with life.at("scored"):
        slip = Slip.objects.exclude(handed_in_at=None).select_related("entry").first()
        owed = hearings.open_slips(slip.seat.part)
        number = next(number for numbers in owed for number in numbers)
        page = reverse("grading:panel-score", args=[campaign().code, number])
        client = Client()
        client.force_login(person_named("chu-tich"), backend=BACKEND)

        answer = client.get(page)
        waiting = client.get(reverse("grading:waiting", args=[campaign().code]))

        assert answer.status_code == 409
        assert "Điểm các phiếu chỉ hiện khi mọi giám khảo đã nộp" in answer.content.decode()
        assert number not in waiting.context["panels"]


def test_a_defence_is_decided_within_its_slips_and_seen_once_more_before(life):
    with life.at("ranking"):
        client = Client()
        client.force_login(person_named("chu-tich"), backend=BACKEND)
        [number] = client.get(reverse("grading:waiting", args=[campaign().code])).context["panels"]
        page = reverse("grading:panel-score", args=[campaign().code, number])
        slips = Slip.objects.filter(entry__number=number).exclude(handed_in_at=None)
        lowest = min(slip.points for slip in slips)
        typed = {"points": str(lowest), "reason": "Chênh lệch"}

        seen = client.post(page, typed)
        done = client.post(page, {**typed, "confirmed": "1"})

        assert seen.status_code == 200
        assert points_text(lowest) in seen.content.decode()
        assert done.status_code == 303
        assert PanelDecision.objects.get(entry__number=number).points == lowest
