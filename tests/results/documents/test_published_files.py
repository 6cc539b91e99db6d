"""A file of what was published is made once, and is what it was, or it is made anew."""

import pytest

from results.documents.published_files import made_once
from results.models import Publication

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("published")]


@pytest.fixture
def publication(settings, tmp_path):
    settings.VAR_DIR = tmp_path
    return Publication.objects.order_by("published_at").first()


class Maker:
    def __init__(self):
        self.times = 0

    def __call__(self, publication):
        self.times += 1
        return f"{publication.digest} {self.times}".encode()


def test_it_is_made_once(publication):
    make = Maker()

    first, second = (made_once(publication, "pdf", make) for _ in range(2))

    assert first == second == f"{publication.digest} 1".encode()
    assert make.times == 1


def test_each_kind_of_file_is_its_own(publication):
    make = Maker()

    assert made_once(publication, "pdf", make) != made_once(publication, "xlsx", make)


@pytest.mark.parametrize("spoil", [lambda data: data[:-1] + b"x", lambda _: b"", lambda d: d[:20]])
def test_what_was_changed_on_the_disk_is_not_served(publication, tmp_path, spoil):
    make = Maker()
    made_once(publication, "pdf", make)
    [path] = (tmp_path / "published").iterdir()
    path.write_bytes(spoil(path.read_bytes()))

    assert made_once(publication, "pdf", make) == f"{publication.digest} 2".encode()


def test_a_file_of_another_publication_is_not_taken_for_it(publication, tmp_path):
    other = Publication.objects.order_by("published_at").last()
    made_once(other, "pdf", Maker())
    [theirs] = (tmp_path / "published").iterdir()
    theirs.rename(theirs.with_name(f"{publication.pk}-{publication.ver}.pdf"))

    assert made_once(publication, "pdf", Maker()).startswith(publication.digest.encode())
