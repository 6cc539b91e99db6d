"""The operator's publication and export: one action each, named by digest."""

import hashlib
import zipfile

import pytest

from results.models import Publication
from results.rules.bundle import DOCUMENT
from tests.commands import run

pytestmark = pytest.mark.django_db
OFFICIAL = ("publish", "TT2026-01", "--kind", "official", "--number", "31", "--as", "chu-tich")


def test_the_ranking_is_published_with_its_number_and_digest(ranking):
    run("rank", "TT2026-01", "--as", "chu-tich")

    ended = run(*OFFICIAL, "--json")

    made = Publication.objects.get(kind="OFFICIAL")
    assert ended.code == 0
    assert ended.json == {
        "kind": "OFFICIAL",
        "version": 1,
        "number": "31",
        "lines": 52,
        "digest": made.digest,
    }


def test_a_ranking_that_was_not_drawn_up_is_not_published(ranking):
    ended = run(*OFFICIAL)

    assert (ended.code, ended.err.strip()) == (1, "Chưa lập bảng xếp hạng.")
    assert not Publication.objects.filter(kind="OFFICIAL").exists()


@pytest.mark.parametrize("kind", ["eligible", "provisional", "remark"])
def test_a_list_out_of_its_stage_is_refused(ranking, kind):
    before = Publication.objects.count()

    ended = run(
        *("publish", "TT2026-01", "--kind", kind, "--number", "1", "--as", "chu-tich", "--json")
    )

    assert (ended.code, ended.json["code"]) == (1, "WRONG_STAGE")
    assert Publication.objects.count() == before


def test_the_bundle_is_written_once_the_ranking_is_published(ranking, tmp_path):
    run("rank", "TT2026-01", "--as", "chu-tich")
    run(*OFFICIAL)

    ended = run("export_bundle", "TT2026-01", "--out", tmp_path / "b.zip", "--json")

    with zipfile.ZipFile(tmp_path / "b.zip") as bundle:
        document = bundle.read(DOCUMENT)
    assert ended.code == 0
    assert ended.json["digest"] == hashlib.sha256(document).hexdigest()


def test_without_a_published_ranking_there_is_no_bundle(ranking, tmp_path):
    ended = run("export_bundle", "TT2026-01", "--out", tmp_path / "b.zip", "--json")

    assert (ended.code, ended.json["code"]) == (1, "NO_RANKING_PUBLISHED")
    assert not (tmp_path / "b.zip").exists()
