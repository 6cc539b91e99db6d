"""The decisions about a position with too few people, before they are entered and after."""

from datetime import date

import pytest

from candidates.actions import decide, too_few
from candidates.documents.position_decisions import (
    captions,
    may_be_postponed,
    may_be_waived,
    postponements,
    waivers,
)
from exams.documents.decision import TEMPLATE
from exams.documents.paper import Heading
from exams.rules.stages import MARK_WRITTEN, SIT_WRITTEN
from tests.actions import LATE, arrange, campaign, move_to, person_named
from tests.decisions import short_position
from tests.web.test_word import words_of
from web.word import docx

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("decided")]
ON = date(2026, 10, 16)


@pytest.fixture
def short():
    return short_position()


def heading(short):
    return {short.code: Heading("15", LATE)}


def entered(position, document="15/QĐ-HĐTT ngày 16/10/2026", act=too_few.postpone):
    return act(position=position, document=document, on=ON, by=person_named("chu-tich"), at=LATE)


def test_there_is_one_of_each_kind_of_a_position_with_too_few_people(short):
    assert may_be_waived(campaign())[short.code] == ""
    assert may_be_postponed(campaign())[short.code] == ""
    assert captions(campaign())[short.code] == str(short)
    enough = campaign().positions.exclude(code__in=may_be_postponed(campaign()))
    assert enough.exists()


def test_where_nobody_is_eligible_there_is_nobody_to_be_let_sit(short):
    for file in campaign().applications.filter(position=short):
        arrange(file, state="INELIGIBLE")

    assert short.code in may_be_postponed(campaign())
    assert short.code not in may_be_waived(campaign())


def test_there_is_no_waiver_where_the_regulations_allow_none(short):
    current = campaign()
    rules = {**current.regulations["eligibility"], "waiver_of_min_candidates": "NEVER"}
    arrange(current, regulations={**current.regulations, "eligibility": rules})

    assert may_be_waived(campaign()) == {}


def test_once_the_list_is_approved_there_is_one_of_whom_too_few_are_left(short):
    arrange(short, opening="HELD")
    move_to(SIT_WRITTEN)

    assert short.code in may_be_postponed(campaign())


def test_after_the_first_sitting_there_is_one_of_what_was_entered_alone(short):
    entered(short)
    move_to(MARK_WRITTEN)

    assert may_be_postponed(campaign()) == {short.code: "15/QĐ-HĐTT"}
    assert may_be_waived(campaign()) == {}


def test_what_was_entered_brings_number_and_day_along(short):
    entered(short)

    assert may_be_postponed(campaign())[short.code] == "15/QĐ-HĐTT"
    content = postponements(campaign(), heading(short))[short.code]
    assert "ngày 16 tháng 10 năm 2026" in content["place_date"]


def test_entering_what_was_issued_changes_nothing_but_its_day(short):
    before = waivers(campaign(), heading(short))[short.code]
    entered(short, act=decide.waive_minimum)
    after = waivers(campaign(), heading(short))[short.code]

    assert {**before, "place_date": ""} == {**after, "place_date": ""}
    assert before["place_date"] != after["place_date"]


def test_they_say_in_the_form_of_the_decree_what_becomes_of_the_position(short):
    for contents, words in ((waivers, "được tổ chức thi"), (postponements, "Không tổ chức thi")):
        text = words_of(docx(TEMPLATE, contents(campaign(), heading(short))[short.code], at=LATE))

        for part in (
            "Số: 15/QĐ-HĐTT",
            "Căn cứ Thông báo thi tuyển số 281/TB-HĐTT",
            "ít nhất 02 người",
            f"{short.code} - {short.title}",
            words,
            "Điều 3.",
            "TM. HỘI ĐỒNG",
        ):
            assert part in text
        assert "{" not in text
        assert "Phụ lục" not in text
