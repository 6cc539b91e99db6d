"""Decisions on the council and its boards are public; who marks is named with the results."""

import pytest
from django.test import Client

from exams.rules.bodies import BodyKind, Office
from exams.rules.stages import Stage
from tests.actions import arrange, campaign
from tests.bodies import drafted, founded, offices_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("announced")]
PAGE = "/ky-thi/TT2026-01/"


def text():
    return Client().get(PAGE).content.decode()


def test_a_founded_council_is_named_with_its_decision_and_a_draft_is_not():
    council = founded(BodyKind.COUNCIL, offices=(*offices_of(BodyKind.COUNCIL), Office.RESERVE))
    drafted(BodyKind.SECRETARIAT)

    shown = text()

    assert "Quyết định 12/QĐ-UBND ngày 01/09/2026" in shown
    for member in council.members.exclude(office=Office.RESERVE):
        assert f"{member.person}, Phó Giám đốc Sở" in shown
    assert str(council.members.get(office=Office.RESERVE).person) not in shown
    assert "Tổ thư ký" not in shown


@pytest.mark.parametrize("kind", [BodyKind.MARKING_BOARD, BodyKind.CODING_BOARD])
def test_who_codes_and_marks_is_named_once_the_results_are_published(kind):
    body = founded(kind, offices=(*offices_of(kind), Office.MEMBER))
    member = body.members.filter(office=Office.MEMBER).first().person
    before = text()
    arrange(campaign(), stage=Stage.PUBLISH)

    assert str(member) not in before
    assert "Danh sách thành viên hiện khi công bố kết quả" in before
    assert str(member) in text()
