"""The operator's screening: one action, counted by state."""

import pytest

from audit.models import Event
from candidates.models import Screening
from tests.commands import run

pytestmark = pytest.mark.django_db


def test_the_states_of_all_papers_are_counted(screening):
    ended = run("screen", "TT2026-01", "--as", "tham-dinh", "--json")

    assert ended.code == 0
    assert ended.json["screening"] == 1
    assert sum(ended.json["states"].values()) == 94
    assert Event.objects.filter(type="screening.run").count() == 1


def test_a_person_reads_the_states_in_words(screening):
    assert "đủ điều kiện" in run("screen", "TT2026-01", "--as", "tham-dinh").out


def test_without_the_duty_nothing_is_screened(screening):
    ended = run("screen", "TT2026-01", "--as", "thu-ky")

    assert ended.code == 1
    assert not Screening.objects.exists()
