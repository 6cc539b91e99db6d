"""The operator's publication and export: one action each, named by digest."""

import hashlib
import zipfile

import pytest

from accounts.models import ApprovalRequest
from accounts.rules.duties import Role
from exams.rules.enums import PartKind
from results.actions import gates, written_gates
from results.models import Publication
from results.rules.bundle import DOCUMENT
from tests.actions import LATE, campaign, hold_also, person_named
from tests.commands import run

pytestmark = pytest.mark.django_db
BY_TWO = ("--asked-by", "thu-ky", "--reason", "Theo kết luận của Hội đồng", "--as", "chu-tich")
OFFICIAL = ("publish", "TT2026-01", "--kind", "official", "--number", "31", *BY_TWO)


def accepting_what_is_open():
    """Return the option that names every position the ranking left open."""
    return ("--accept", *(key for check in gates.of_results(campaign()) for key in check.keys))


def test_the_ranking_is_published_with_its_number_and_digest(ranking):
    run("rank", "TT2026-01", "--as", "chu-tich")

    ended = run(*OFFICIAL, "--json", *accepting_what_is_open())

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


def test_what_is_open_is_named_by_whoever_asks(ranking):
    run("rank", "TT2026-01", "--as", "chu-tich")

    ended = run(*OFFICIAL, "--json")

    assert (ended.code, ended.json["code"]) == (1, "OPEN_POINTS")
    assert not Publication.objects.filter(kind="OFFICIAL").exists()
    assert not ApprovalRequest.objects.filter(act="PUBLISH_RESULTS", state="APPLIED").exists()


def test_nobody_publishes_what_they_asked_for_themselves(ranking):
    run("rank", "TT2026-01", "--as", "chu-tich")
    hold_also(person_named("chu-tich"), Role.SECRETARY)

    ended = run(*OFFICIAL, *accepting_what_is_open(), "--asked-by", "chu-tich", "--json")

    assert (ended.code, ended.json["code"]) == (1, "SAME_PERSON")
    assert not Publication.objects.filter(kind="OFFICIAL").exists()


@pytest.mark.parametrize("kind", ["eligible", "provisional", "remark"])
def test_a_list_out_of_its_stage_is_refused(ranking, kind):
    before = Publication.objects.count()
    part = campaign().parts.get(kind=PartKind.WRITTEN)
    checks = written_gates.of_official(part, today=LATE.date()) if kind == "remark" else ()

    ended = run(
        *("publish", "TT2026-01", "--kind", kind, "--number", "1", *BY_TWO, "--json"),
        *("--accept", *(key for check in checks for key in check.keys)),
    )

    assert (ended.code, ended.json["code"]) == (1, "WRONG_STAGE")
    assert Publication.objects.count() == before


def test_the_bundle_is_written_once_the_ranking_is_published(ranking, tmp_path):
    run("rank", "TT2026-01", "--as", "chu-tich")
    run(*OFFICIAL, *accepting_what_is_open())

    ended = run("export_bundle", "TT2026-01", "--out", tmp_path / "b.zip", "--json")

    with zipfile.ZipFile(tmp_path / "b.zip") as bundle:
        document = bundle.read(DOCUMENT)
    assert ended.code == 0
    assert ended.json["digest"] == hashlib.sha256(document).hexdigest()


def test_without_a_published_ranking_there_is_no_bundle(ranking, tmp_path):
    ended = run("export_bundle", "TT2026-01", "--out", tmp_path / "b.zip", "--json")

    assert (ended.code, ended.json["code"]) == (1, "NO_RANKING_PUBLISHED")
    assert not (tmp_path / "b.zip").exists()
