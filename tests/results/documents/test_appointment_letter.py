"""The letter that proposes who was selected: position by position, as the published result says."""

import pytest

from exams.documents.paper import Heading
from results.documents.appointment_letter import TEMPLATE, letters, selected_for
from results.models import Publication
from tests.actions import LATE, campaign
from tests.web.test_word import words_of
from web.word import docx

pytestmark = pytest.mark.django_db


def lines():
    content = Publication.objects.get(kind="OFFICIAL").content
    return [line for line in content["lines"] if line["result"] == "SELECTED"]


def contents():
    return letters(campaign(), dict.fromkeys(selected_for(campaign()), Heading("12", LATE)))


def test_there_is_a_letter_for_each_position_with_somebody_selected(life):
    with life.at("published"):
        assert list(selected_for(campaign())) == sorted({line["position"] for line in lines()})


def test_a_letter_names_those_selected_for_its_position_and_nobody_else(life):
    with life.at("published"):
        for code, content in contents().items():
            selected = [line["number"] for line in lines() if line["position"] == code]
            text = words_of(docx(TEMPLATE, content, at=LATE))

            assert [row[1] for row in content["rows"]] == selected
            assert "Số: 12/HĐTT-TK" in text
            assert f"V/v {content['about']}" in text
            assert "Kính gửi:" in text
            assert "{" not in text
            assert all(row[2] in text for row in content["rows"])


def test_a_unit_that_the_post_names_is_not_said_twice(life):
    with life.at("published"):
        posts = [row[4] for content in contents().values() for row in content["rows"]]

    assert posts
    for post in posts:
        named, _, unit = post.partition(", ")
        assert not unit or unit not in named


def test_before_the_result_is_published_nobody_is_proposed(life):
    with life.at("ranking"):
        assert selected_for(campaign()) == {}
        assert letters(campaign(), {"VT01": Heading("12", LATE)}) == {}
