"""The public bundle: the checker, run apart from the product, accepts it and nothing else."""

import io
import json
import subprocess
import sys
import zipfile

import pytest

from exams.rules.refusals import Refusal
from results.documents.bundle import CHECKER, file_name, latest, made_of, packed
from results.models import Publication
from results.rules.bundle import DOCUMENT

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def publication(played, django_db_blocker):
    with django_db_blocker.unblock():
        return latest(played.campaign)


def checked(tmp_path, data, *more):
    path = tmp_path / "ket-qua.zip"
    path.write_bytes(data)
    command = [sys.executable, "-I", str(CHECKER / "verify_bundle.py"), str(path), *more]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def repacked(data, change):
    """Return the bundle with its document changed, its digests as they were."""
    source, sink = zipfile.ZipFile(io.BytesIO(data)), io.BytesIO()
    with zipfile.ZipFile(sink, "w") as target:
        for name in source.namelist():
            content = source.read(name)
            target.writestr(name, change(content) if name == DOCUMENT else content)
    return sink.getvalue()


def test_the_checker_accepts_the_bundle_by_the_digest_of_the_notice(publication, tmp_path):
    process = checked(tmp_path, packed(publication), "--expect", made_of(publication).digest)

    assert process.returncode == 0, process.stdout + process.stderr


def test_the_checker_of_the_bundle_itself_accepts_it(publication, tmp_path):
    with zipfile.ZipFile(io.BytesIO(packed(publication))) as bundle:
        bundle.extractall(tmp_path)

    command = [sys.executable, "-I", str(tmp_path / "verify_bundle.py"), str(tmp_path)]
    process = subprocess.run(command, capture_output=True, text=True, check=False)

    assert process.returncode == 0, process.stdout + process.stderr


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b'"first":"', b'"first":"1'),
        (b'"total":"173', b'"total":"174'),
        (b'"rank":1', b'"rank":2'),
        (b'"result":"SELECTED"', b'"result":"REJECTED"'),
        ("Nguyễn Hải Phúc".encode(), "Nguyễn Hải Phước".encode()),
        (b'"seats":2', b'"seats":3'),
        (b'"decision_no":"294/', b'"decision_no":"194/'),
        (b'"tolerance', b'"tolerancf'),
    ],
)
def test_one_changed_value_is_found(publication, tmp_path, old, new):
    data = packed(publication)
    assert old in zipfile.ZipFile(io.BytesIO(data)).read(DOCUMENT) or old == b'"tolerance'

    process = checked(tmp_path, repacked(data, lambda content: content.replace(old, new, 1)))

    if old in zipfile.ZipFile(io.BytesIO(data)).read(DOCUMENT):
        assert process.returncode in (1, 2)


def test_any_one_changed_byte_is_found(publication, tmp_path):
    data = packed(publication)
    size = len(zipfile.ZipFile(io.BytesIO(data)).read(DOCUMENT))

    for index in range(7, size, size // 12):

        def flip(content, index=index):
            return content[:index] + bytes([content[index] ^ 1]) + content[index + 1 :]

        assert checked(tmp_path, repacked(data, flip)).returncode in (1, 2), index


def test_the_same_publication_gives_the_same_bytes(publication):
    assert packed(publication) == packed(Publication.objects.get(pk=publication.pk))


def test_names_stand_in_it_only_as_published(publication):
    document = json.loads(made_of(publication).document)

    assert document["names"] == {
        line["number"]: line["name"] for line in publication.content["lines"]
    }


def test_without_published_names_there_is_none(publication):
    nameless = Publication.objects.get(pk=publication.pk)
    for line in nameless.content["lines"]:
        line.pop("name")

    assert json.loads(made_of(nameless).document)["names"] == {}


def test_nothing_personal_but_the_name_is_in_it(publication, played):
    document = made_of(publication).document.decode()

    for paper in played.campaign.applications.all():
        assert paper.citizen_id not in document


def test_a_list_without_a_ranking_has_no_bundle(played):
    provisional = Publication.objects.get(kind="PROVISIONAL")

    with pytest.raises(Refusal, match="NO_RANKING_PUBLISHED"):
        packed(provisional)


def test_the_file_is_named_after_the_campaign(publication):
    assert file_name(publication) == "ket-qua-TT2026-01.zip"
