"""Published lists for machines: exactly what was published, for everybody."""

import pytest
from rest_framework.test import APIClient

from results.models import Publication

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _played(played, unthrottled):
    return played


@pytest.fixture
def api():
    return APIClient()


def test_every_publication_is_listed_newest_first_without_its_lines(api):
    rows = api.get("/api/publications/").json()["results"]

    assert [row["kind"] for row in rows] == ["OFFICIAL", "REMARK", "PROVISIONAL", "ELIGIBLE"]
    assert "lines" not in rows[0]


def test_one_publication_says_what_was_published_and_its_digest(api):
    publication = Publication.objects.get(kind="OFFICIAL")

    answer = api.get(f"/api/publications/{publication.pk}/").json()

    assert answer["lines"] == publication.content["lines"]
    assert answer["digest"] == publication.digest


def test_lists_are_found_by_campaign_and_kind(api):
    publications = api.get("/api/publications/?campaign=TT2026-01&kind=REMARK").json()["results"]

    assert [row["kind"] for row in publications] == ["REMARK"]
    assert api.get("/api/publications/?campaign=X").json()["results"] == []
    assert api.get("/api/publications/?kind=X").status_code == 400


def test_what_is_not_published_is_not_here(api):
    assert api.get("/api/publications/00000000-0000-0000-0000-000000000000/").status_code == 404


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_nothing_can_be_written(api, method):
    path = f"/api/publications/{Publication.objects.first().pk}/"

    assert getattr(api, method)(path, {}, format="json").status_code == 405


def test_the_number_of_queries_does_not_grow(api, django_assert_num_queries):
    for size in (1, 3):
        with django_assert_num_queries(2):
            assert len(api.get(f"/api/publications/?size={size}").json()["results"]) == size
