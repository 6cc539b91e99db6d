"""The decision by which somebody takes the place of a member."""

import pytest

from exams.documents.decision import TEMPLATE
from exams.documents.paper import Heading
from exams.rules.bodies import BodyKind
from results.documents.replacement_decision import asked_or_made, captions, replacements
from tests.actions import LATE, apply, arrange, campaign
from tests.bodies import DECIDED, founded
from tests.decisions import replacement_asked
from tests.web.test_word import words_of
from web.word import docx

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("announced")]


def content():
    return replacements(campaign(), {"1": Heading("15", LATE)})["1"]


def test_it_names_who_comes_who_goes_and_the_decision_that_founded_the_board():
    asked = replacement_asked()
    text = words_of(docx(TEMPLATE, content(), at=LATE))

    for words in (
        f"Căn cứ Quyết định số {DECIDED['number']} ngày 01 tháng 9 năm 2026",
        "Xét lý do thay thành viên: Đi công tác;",
        "nguoi-thay",
        "Trưởng ban Ban chấm thi",
        "Số: 15/QĐ-HĐTT",
    ):
        assert words in text
    assert list(captions(campaign())) == ["1"]
    assert asked.thing


def test_it_names_the_days_of_the_seat_where_there_are_any():
    asked = replacement_asked()
    arrange(asked, arguments={**asked.arguments, "ends_on": "2027-09-30"})

    assert content()["articles"][0]["text"].endswith(", đến hết ngày 30 tháng 9 năm 2027.")


def test_applying_what_was_asked_changes_nothing_in_it():
    asked = replacement_asked(document="15/QĐ-HĐTT")
    before = content()

    apply(asked)

    assert content() == before
    assert asked_or_made(campaign()) == {"1": "15/QĐ-HĐTT"}


def test_where_a_paper_was_typed_it_brings_its_number_along():
    replacement_asked(document="45/QĐ-HĐTT ngày 07/09/2026")

    assert asked_or_made(campaign()) == {"1": "45/QĐ-HĐTT"}


def test_of_the_council_there_is_none_because_it_is_changed_by_whoever_founded_it():
    replacement_asked(founded(BodyKind.COUNCIL))

    assert asked_or_made(campaign()) == {}
