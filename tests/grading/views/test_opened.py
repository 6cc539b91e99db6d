"""Scripts left open when the marks were frozen: settled by the head, by code until the opening."""

import re
from uuid import uuid4

import pytest
from django.test import Client

from exams.models import Entry, Script
from exams.rules.enums import PartKind
from grading.actions import settle
from grading.models import Assignment
from grading.rules.enums import Pending
from results.actions import gates
from tests.actions import by_two, campaign, person_named, stored
from tests.requests import said

pytestmark = pytest.mark.django_db
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
WAITING = "/quyet-dinh/TT2026-01/"


def browser(username):
    client = Client()
    client.force_login(person_named(username), backend=BACKEND)
    return client


def part():
    return campaign().parts.select_related("campaign").get(kind=PartKind.WRITTEN)


def address(code):
    return f"{WAITING}bai/{code}/"


@pytest.fixture
def frozen(life):
    with life.at("marked"):
        by_two("CLOSE_MARKING", gates.of_close_marking(part()))
        yield settle.outstanding(part())


def test_the_head_sees_what_was_left_open_by_code_alone(frozen):
    page = browser("truong-ban-cham").get(WAITING)

    html = page.content.decode()
    assert [row["code"] for row in page.context["scripts"]] == sorted(frozen)
    assert not any(number in html for number in Entry.objects.values_list("number", flat=True))
    assert all(address(code) in html for code in frozen)
    assert "sanctions" not in page.context


def test_after_the_opening_the_number_stands_beside_the_code(life):
    with life.at("opened"):
        rows = browser("truong-ban-cham").get(WAITING).context["scripts"]

        numbers = dict(Script.objects.values_list("code", "entry__number"))
        assert rows
        assert all(row["number"] == numbers[row["code"]] for row in rows)


@pytest.mark.parametrize(
    ("pending", "kind"),
    [
        (Pending.THIRD_MARKER, "OPENED"),
        (Pending.HEAD_DISCUSSION, "AGREED"),
        (Pending.HEAD_DISCUSSION, "HEAD"),
        (Pending.COLLECTIVE_MARKING, "COLLECTIVE"),
    ],
)
def test_each_is_settled_as_its_rule_asks(frozen, pending, kind):
    code = next(code for code, why in frozen.items() if why == pending)
    filled_in = {"kind": kind, "points": "60,5", "minutes": "BB 1", "request_id": uuid4()}
    filled_in["confirmed"] = "1"
    head = browser("truong-ban-cham")

    answer, again = (head.post(address(code), filled_in) for _ in range(2))

    assert answer.url == again.url == WAITING
    assert f"Đã ghi điểm thống nhất 60,50 của bài {code}" in said(answer)[0]
    assert said(again) == []
    assert code not in settle.outstanding(part())


def test_a_script_that_is_settled_is_read_and_not_settled_once_more(frozen):
    code, why = next(iter(frozen.items()))
    [kind, *_] = settle.kinds_for(why, is_frozen=True)
    filled_in = {"kind": kind, "points": "60", "minutes": "BB 1", "confirmed": "1"}
    head = browser("truong-ban-cham")
    head.post(address(code), filled_in)
    before = stored()

    late = head.post(address(code), filled_in)

    assert (late.status_code, late["Location"]) == (303, WAITING)
    assert said(late)[-1] == (
        f"Bài {code} đã được thống nhất trước đó: 60,00 điểm. Lần này không ghi gì."
    )
    assert "Đã quyết định" in head.get(address(code)).content.decode()
    assert stored() == before


@pytest.mark.parametrize(
    ("wrong", "field"), [({"minutes": ""}, "minutes"), ({"points": "x"}, "points")]
)
def test_what_is_missing_is_said_at_its_field_and_nothing_is_written(frozen, wrong, field):
    code, why = next(iter(frozen.items()))
    client = browser("truong-ban-cham")
    [kind, *_] = settle.kinds_for(why, is_frozen=True)
    before = stored()

    page = client.post(address(code), {"kind": kind, "points": "60", "minutes": "BB 1", **wrong})

    assert page.status_code == 422
    assert list(page.context["form"].errors) == [field]
    assert stored() == before


def test_both_marks_and_the_decision_are_seen_once_more_before_it_is_written(frozen):
    code = next(code for code, why in frozen.items() if why == Pending.HEAD_DISCUSSION)
    head, before = browser("truong-ban-cham"), stored()

    page = head.post(address(code), {"kind": "HEAD", "points": "60,5", "minutes": "BB 1"})

    html = page.content.decode()
    assert page.status_code == 200
    assert "Hãy xem lại lần cuối trước khi ghi" in html
    assert 'name="confirmed"' in html
    assert re.search(r'type="hidden" name="points" value="60,5"', html)
    assert "lần chấm 1" in html
    assert "lần chấm 2" in html
    assert stored() == before


def test_a_score_beyond_the_marks_is_refused_at_its_field_and_two_persons_are_named(frozen):
    code = next(code for code, why in frozen.items() if why == Pending.HEAD_DISCUSSION)
    head, before = browser("truong-ban-cham"), stored()

    page = head.post(address(code), {"kind": "HEAD", "points": "99", "minutes": "BB 1"})

    assert page.status_code == 422
    assert list(page.context["form"].errors) == ["points"]
    assert f"/ban-cham/TT2026-01/bai/{code}/hai-nguoi/" in page.content.decode()
    assert stored() == before


def test_the_head_sees_who_marked_a_script_and_a_candidate_never(frozen):
    code = next(code for code, why in frozen.items() if why == Pending.HEAD_DISCUSSION)
    examiners = Assignment.objects.filter(script__code=code).select_related("examiner")

    html = browser("truong-ban-cham").get(address(code)).content.decode()

    assert all(str(each.examiner) in html for each in examiners)
    assert not any(number in html for number in Entry.objects.values_list("number", flat=True))


def test_only_the_head_settles(frozen):
    code = next(iter(frozen))

    assert browser("chu-tich").get(address(code)).status_code == 403
    assert browser("thu-ky").get(WAITING).status_code == 403


def test_before_the_freezing_there_is_nothing_left_open(life):
    with life.at("marked"):
        code = next(iter(settle.outstanding(part())))
        head = browser("truong-ban-cham")

        assert head.get(address(code)).status_code == 404
        assert head.get(WAITING).context["scripts"] == []
