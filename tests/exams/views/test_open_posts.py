"""The posts of a campaign on its public page: what each asks, and the filter that narrows them."""

import re

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.actions import arrange, campaign

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("registered")]
PAGE = "/ky-thi/TT2026-01/"
SWAP = {"HX-Request": "true", "HX-Target": "list", "HX-Trigger": "filters"}


def codes(**asked):
    return [each.code for each in Client().get(PAGE, asked).context["positions"]]


def positions():
    return list(campaign().positions.select_related("post__unit", "post__rank"))


def text_of(answer):
    return " ".join(re.sub(r"<[^>]*>", " ", answer.content.decode()).split())


def test_each_post_says_level_unit_seats_and_what_it_asks():
    [post, *_others] = positions()

    text = text_of(Client().get(PAGE))

    assert post.post.unit.name in text
    assert f"Bậc {post.post.rank.name}:" in text
    assert f"{post.vacancies} người" in text
    assert f"chuyên ngành {', '.join(post.post.specialities)};" in text
    assert "nguồn (quy hoạch 2025-2030): quy hoạch tại chỗ, quy hoạch chức danh tương đương" in text


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"planning_required": False}, "không bắt buộc trong quy hoạch."),
        ({"candidate_groups": ["A_PLANNED_ON_SITE"]}, "2025-2030): quy hoạch tại chỗ."),
    ],
)
def test_from_which_list_one_may_come_is_said_as_the_profile_has_it(values, sentence):
    current = campaign()
    asked = {**current.regulations["eligibility"], **values}
    arrange(current, regulations={**current.regulations, "eligibility": asked})

    assert sentence in text_of(Client().get(PAGE))


def test_posts_are_found_by_level_unit_and_speciality():
    everything = positions()
    [first, *_others] = everything
    speciality = first.post.specialities[0]

    assert codes() == [each.code for each in everything]
    assert codes(unit=first.post.unit.code) == [
        each.code for each in everything if each.post.unit == first.post.unit
    ]
    assert codes(level=first.post.rank.level) == [
        each.code for each in everything if each.post.rank.level == first.post.rank.level
    ]
    assert codes(speciality=speciality) == [
        each.code
        for each in everything
        if not each.post.specialities or speciality in each.post.specialities
    ]
    assert 0 < len(codes(unit=first.post.unit.code)) < len(everything)


def test_who_looks_for_what_is_nowhere_asks_for_everything():
    assert codes(unit="khong-co") == codes()


def test_the_posts_alone_are_swapped_with_no_more_questions_than_the_page():
    asked = {"unit": positions()[0].post.unit.code}
    with CaptureQueriesContext(connection) as for_page:
        Client().get(PAGE, asked)
    with CaptureQueriesContext(connection) as for_swap:
        swap = Client().get(PAGE, asked, headers=SWAP)

    text = swap.content.decode()
    assert "<html" not in text
    assert text.count('class="card"') == len(codes(**asked))
    assert len(for_swap) <= len(for_page)


def test_the_posts_are_found_in_english_too():
    client = Client()
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"

    assert "from (planning list 2025-2030):" in text_of(client.get(PAGE))
