"""The operator's ranking: one snapshot, named by its digests."""

import pytest

from grading.models import RankingSnapshot
from tests.commands import run

pytestmark = pytest.mark.django_db


def test_the_ranking_is_drawn_up_and_told(ranking):
    ended = run("rank", "TT2026-01", "--as", "chu-tich", "--json")

    made = RankingSnapshot.objects.get()
    assert ended.code == 0
    assert ended.json["outcome_digest"] == made.outcome_digest
    assert sum(ended.json["results"].values()) == 52


def test_ranking_again_from_the_same_facts_is_refused(ranking):
    run("rank", "TT2026-01", "--as", "chu-tich")

    again = run("rank", "TT2026-01", "--as", "chu-tich", "--json")

    assert (again.code, again.json["code"]) == (1, "ALREADY_DONE")
    assert RankingSnapshot.objects.count() == 1


def test_a_person_reads_results_in_words(ranking):
    assert "Trúng tuyển" in run("rank", "TT2026-01", "--as", "chu-tich").out
