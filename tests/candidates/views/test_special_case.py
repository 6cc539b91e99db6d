"""A special case is answered from the page of its file, at whatever step its authority speaks."""

import pytest
import time_machine
from django.test import Client

from candidates.models import Application, Decision
from tests.actions import arrange, moment, person_named, stored

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("listed")]
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
CODE = "TT2026-01"
EVE, BEGAN = moment(2026, 11, 3), moment(2026, 11, 4, 8)


def file_of(paper, username):
    client = Client()
    client.force_login(person_named(username), backend=BACKEND)
    return client.get(f"/ho-so/{CODE}/{paper.reg_no}/").content.decode()


@pytest.fixture
def waiting():
    return Application.objects.filter(state="SPECIAL_CASE_PENDING").order_by("reg_no").first()


def test_the_authority_answers_from_the_file_also_after_the_list(waiting):
    asked = waiting.findings.filter(verdict="NEEDS_DECISION").values_list("rule", flat=True)
    page = file_of(waiting, "chu-tich")

    assert asked
    for rule in set(asked):
        assert f"/ho-so/{CODE}/{waiting.reg_no}/dac-biet/{rule}/" in page


def test_nobody_else_is_offered_the_answer(waiting):
    assert "/dac-biet/" not in file_of(waiting, "thu-ky")


def test_a_file_that_waits_for_nobody_offers_no_answer():
    paper = Application.objects.filter(state="ELIGIBLE").order_by("reg_no").first()

    assert "/dac-biet/" not in file_of(paper, "chu-tich")


@pytest.fixture
def chair():
    client = Client(headers={"accept-language": "vi"})
    client.force_login(person_named("chu-tich"), backend=BACKEND)
    return client


def address_of(paper):
    rule = paper.findings.filter(verdict="NEEDS_DECISION").values_list("rule", flat=True)[0]
    return f"/ho-so/{CODE}/{paper.reg_no}/dac-biet/{rule}/"


def answer(client, paper, **typed):
    """Send an answer that was looked at once more."""
    began_with = client.get(address_of(paper)).context["form"]["began_with"].value()
    answers = {
        "value": "APPROVE",
        "document": "12/QĐ",
        "on": "01/10/2026",
        "confirmed": "confirmed",
    }
    return client.post(address_of(paper), {**answers, "began_with": began_with, **typed})


def test_the_second_of_two_tabs_is_told_the_answer_of_the_first(waiting, chair):
    with time_machine.travel(EVE):
        stale = chair.get(address_of(waiting)).context["form"]["began_with"].value()
        assert answer(chair, waiting).status_code == 303
        before = stored()

        other = answer(chair, waiting, value="REFUSE", document="13/QĐ", began_with=stale)

    text = other.content.decode()
    assert other.status_code == 422
    assert "Chấp thuận; Số văn bản: 12/QĐ; Ngày văn bản: 01/10/2026" in text
    assert 'value="13/QĐ"' in text
    assert stored() == before


def test_an_answer_dated_in_the_future_is_refused_before_it_is_looked_at_once_more(waiting, chair):
    before = stored()

    for step in ({"confirmed": "confirmed"}, {}):
        typed = {"value": "APPROVE", "document": "12/QĐ", "on": "01/01/2100", **step}
        page = chair.post(address_of(waiting), typed)

        assert page.status_code == 422
        assert "on" in page.context["form"].errors
    assert stored() == before


def answers_offered(client, paper):
    field = client.get(address_of(paper)).context["form"].fields["value"]
    return [str(value) for value, _ in field.widget.choices], str(field.help_text)


def test_before_the_sitting_the_page_says_what_an_approval_brings(waiting, chair):
    with time_machine.travel(EVE):
        offered, follows = answers_offered(chair, waiting)

    assert offered == ["APPROVE", "REFUSE"]
    assert "được cấp số báo danh" in follows


def test_once_the_sitting_began_no_approval_is_offered_and_the_page_says_what_remains(
    waiting, chair
):
    with time_machine.travel(BEGAN):
        offered, follows = answers_offered(chair, waiting)

    assert offered == ["REFUSE", "TOO_LATE"]
    assert "được khiếu nại" in follows


def test_an_approval_from_a_page_of_before_is_refused_in_words(waiting, chair):
    before = stored()
    with time_machine.travel(BEGAN):
        answered = answer(chair, waiting)

    assert answered.status_code == 422
    assert "không vào thi được nữa" in str(answered.context["form"].errors["value"])
    assert stored() == before


def test_that_it_came_too_late_is_entered_and_told_on_the_file(waiting, chair):
    asked = {"value": "TOO_LATE", "document": "BB 4"}
    with time_machine.travel(BEGAN):
        assert answer(chair, waiting, **asked).status_code == 303

    page = file_of(waiting, "chu-tich")
    assert "Không kịp chấp thuận trước buổi thi" in page
    assert "BB 4" in page
    assert "Không đủ điều kiện" in page


def test_of_a_position_that_is_not_held_the_page_says_that_nobody_sits(waiting, chair):
    arrange(waiting.position, opening="NOT_ENOUGH_CANDIDATES")

    offered, follows = answers_offered(chair, waiting)

    assert offered == ["APPROVE", "REFUSE"]
    assert "không tổ chức thi" in follows


def test_the_file_names_the_rule_and_the_document_of_an_answer(waiting, chair):
    rule = address_of(waiting).split("/")[-2]
    with time_machine.travel(EVE):
        answer(chair, waiting, on="20/10/2026")

    page = " ".join(file_of(waiting, "tham-dinh").split())

    assert f"Chấp thuận: {rule}" in page
    assert "Văn bản: 12/QĐ, ngày 20/10/2026" in page


@pytest.mark.parametrize(
    ("first", "then", "offered", "why"),
    [
        ("REFUSE", "APPROVE", "danh sách đủ điều kiện đã duyệt không có hồ sơ này", "khiếu nại"),
        ("APPROVE", "REFUSE", "chỉ ghi lại được số, ngày văn bản chấp thuận", "còn được rút"),
    ],
)
def test_a_case_that_was_answered_after_the_list_is_not_answered_otherwise(
    chair, first, then, offered, why
):
    waiting = Application.objects.get(reg_no="HS-046")  # one rule asks
    with time_machine.travel(EVE):
        answer(chair, waiting, value=first)
        asked = chair.get(address_of(waiting)).content.decode()
        before = stored()
        again = answer(chair, waiting, value=then, document="13/QĐ")
        assert stored() == before
        mended = answer(chair, waiting, value=first, document="13/QĐ")

    assert f'value="{first}"' in asked
    assert f'value="{then}"' not in asked
    assert offered in asked.lower()
    assert again.status_code == 422
    assert why in again.content.decode()
    assert mended.status_code == 303
    assert waiting.decisions.filter(kind="SPECIAL_CASE").last().document == "13/QĐ"


def test_of_whom_an_officer_refused_the_page_promises_no_number(waiting, chair):
    word = Decision(campaign=waiting.campaign, application=waiting, kind="OFFICER", value="REFUSE")
    with time_machine.travel(EVE, tick=False):
        promised = chair.get(address_of(waiting)).content.decode()
        arrange(word, decided_on=EVE.date(), decided_at=EVE, by=person_named("tham-dinh"))
        page = chair.get(address_of(waiting)).content.decode()

    assert "Cán bộ thẩm định đã kết luận" not in promised
    assert "dù chấp thuận hay không, hồ sơ ở ngoài danh sách" in page
