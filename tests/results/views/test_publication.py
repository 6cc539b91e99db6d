"""A published list is read a page at a time; the pages together are what was published."""

import pytest
from django.test import Client

from results.models import Publication
from results.tables.published import published_list, recent_lists
from tests.actions import arrange
from tests.crawl import readable_text

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("published")]


@pytest.fixture
def official():
    recent_lists.clear()
    return Publication.objects.filter(kind="OFFICIAL").order_by("-version").first()


def page(publication, query="", headers=None):
    kind = publication.kind.lower()
    address = f"/ket-qua/TT2026-01/{kind}/{publication.version}/{query}"
    return Client().get(address, headers=headers or {})


def cells_of(answer):
    return [
        [cell["value"] for cell in row["cells"]]
        for position in answer.context["positions"]
        for row in position["rows"]
    ]


def numbers_of(answer):
    return [cells[0] for cells in cells_of(answer)]


def test_the_pages_together_show_every_line_once(official):
    pages = range(1, page(official).context["page"].paginator.num_pages + 1)
    numbers = [number for one in pages for number in numbers_of(page(official, f"?page={one}"))]

    assert len(pages) > 1
    assert sorted(numbers) == sorted(line["number"] for line in official.content["lines"])


def test_one_position_is_read_alone(official):
    code = official.content["lines"][-1]["position"]
    lines = [line["number"] for line in official.content["lines"] if line["position"] == code]

    assert numbers_of(page(official, f"?position={code}")) == lines


def test_a_number_is_found_however_it_was_typed(official):
    number = official.content["lines"][0]["number"]

    assert numbers_of(page(official, f"?number=+{number.lower()}+")) == [number]


def test_a_number_that_is_not_in_the_list_is_said_so(official):
    answer = page(official, "?number=LD999")

    assert cells_of(answer) == []
    assert "Không có số báo danh này trong danh sách" in answer.content.decode()


def test_a_list_that_was_read_is_not_read_from_the_database_again(official):
    first = published_list(official)
    deferred = Publication.objects.defer("content").get(pk=official.pk)

    assert published_list(deferred) is first
    assert "content" in deferred.get_deferred_fields()


def test_a_list_shows_what_its_digest_stands_for(official):
    other = Publication.objects.filter(kind="PROVISIONAL").order_by("-version").first()

    assert published_list(official) is not published_list(other)
    assert {line["number"] for line in published_list(other).lines} == {
        line["number"] for line in other.content["lines"]
    }


def test_the_page_asks_the_database_at_most_twelve_things(official, django_assert_max_num_queries):
    published_list(official)

    with django_assert_max_num_queries(12):
        assert page(official, "?page=2").status_code == 200


def test_in_place_only_the_list_is_sent(official):
    swapped = page(official, "?page=2", headers={"HX-Request": "true", "HX-Target": "list"})

    assert numbers_of(swapped) == numbers_of(page(official, "?page=2"))
    assert 'id="list"' in swapped.content.decode()
    assert "<main" not in swapped.content.decode()


@pytest.mark.parametrize("address", ["/ket-qua/TT2026-01/", "/ky-thi/TT2026-01/"])
def test_a_list_that_takes_the_place_of_another_says_so(official, address):
    assert "bản đính chính lần" not in readable_text(Client().get(address))

    arrange(official, version=3)

    text = readable_text(Client().get(address))
    assert text.count("bản đính chính lần") == 1
    assert "bản đính chính lần 2" in " ".join(text.split())
