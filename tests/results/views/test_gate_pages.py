"""The page before an action shows its gate, and offers the button exactly when it would pass."""

from uuid import uuid4

import pytest
from django.db import transaction

from accounts.actions import approvals
from accounts.models import ApprovalRequest
from accounts.rules.duties import Duty
from exams.actions import advance
from exams.rules.checks import Check, CheckLevel, error
from results.process.actions import PROCESS
from results.process.acts import ACTS
from results.process.interruptions import INTERRUPTIONS
from results.views.checks import page_of
from tests.actions import LATE, campaign, cancel, person_named, stored
from tests.requests import send

pytestmark = pytest.mark.django_db
PEOPLE = ("thu-ky", "chu-tich", "tham-dinh", "ban-phach", "truong-ban-cham")
MOMENTS = (
    *("registered", "screening", "decided", "listed", "sealed", "marking", "marked", "closed"),
    *("opened", "remarked", "drawing", "scored", "ranking", "published"),
)
CLOSE = "/dieu-hanh/TT2026-01/khoa-diem/"


def address(action):
    return f"/dieu-hanh/TT2026-01/{action.slug}/"


def person_with(duty):
    people = (person_named(name) for name in PEOPLE)
    return next(one for one in people if one.may(duty, campaign().code, at=LATE))


def applied(action):
    """Apply the request that was just sent, as its second person."""
    act = ACTS[action.act]
    request = ApprovalRequest.objects.get(act=act.name, state="OPEN")
    second = person_with(act.applies[0])
    return approvals.apply(act=act, request=request, digest=request.digest, by=second, at=LATE)


@pytest.mark.slow
@pytest.mark.parametrize("moment", MOMENTS)
def test_a_page_offers_its_button_exactly_when_its_action_passes(life, browser, moment):
    with life.at(moment):
        for action in PROCESS:
            with transaction.atomic():
                _page_and_action_agree(browser, action)
                transaction.set_rollback(True)


def _page_and_action_agree(browser, action):
    act = ACTS.get(action.act)
    doer = browser(person_with(action.duty))
    mode = doer.get(address(action)).context["mode"]
    before = stored()
    if mode == "ACT":
        assert doer.post(address(action), {"request_id": uuid4()}).status_code == 303
    elif mode == "ASK_OTHERS" or (act and mode == "ASK"):
        asker = browser(person_with(act.asks[0]))
        assert send(asker, address(action)).status_code == 303
        assert applied(action) is not None
    else:
        assert mode == "BLOCKED"
        assert doer.post(address(action), {"request_id": uuid4()}).status_code == 422
        assert stored() == before


def test_the_preview_of_a_publication_is_the_list_itself(life, browser):
    with life.at("opened"):
        page = browser("thu-ky").get("/dieu-hanh/TT2026-01/cong-bo-lan-dau/")

        assert page.context["effect"]["count"] == campaign().entries.count()
        for number in campaign().entries.values_list("number", flat=True):
            assert number in page.content.decode()


def test_a_blocked_page_names_what_is_missing_who_owes_it_and_where(life, browser):
    with life.at("marking"):
        page = browser("truong-ban-cham").get(CLOSE)
        html = page.content.decode()

        assert [row["check"].code for row in page.context["errors"]] == ["MARKS_MISSING"]
        assert "/ban-cham/TT2026-01/" in html
        assert person_named("giam-khao-1").full_name in html
        assert page.context["open_form"] is None


def test_an_action_of_another_step_is_not_offered(life, browser):
    with life.at("registered"):
        others = [action for action in PROCESS if campaign().step not in action.steps]
        for action in others:
            page = browser(person_with(action.duty)).get(address(action))
            assert page.context["mode"] == "BLOCKED"
            assert page.context["open_form"] is None


@pytest.mark.parametrize(
    ("page", "facts"),
    [
        ("exams:edit", {}),
        ("exams:position-new", {}),
        ("exams:profiles", {}),
        ("exams:part", {"part": "WRITTEN"}),
        ("candidates:files", {}),
        ("candidates:positions", {}),
        ("candidates:attendance", {}),
        ("grading:board", {}),
        ("grading:waiting", {}),
        ("results:announce", {}),
        ("results:danh-so", {}),
    ],
)
def test_every_page_of_a_check_has_an_address(life, page, facts):
    check = Check(code="X", level=CheckLevel.ERROR, owner=Duty.PREPARE, page=page, facts=facts)

    with life.at("decided"):
        assert page_of(check, campaign()).startswith("/")


def test_a_check_without_a_page_has_no_address(life):
    with life.at("decided"):
        assert page_of(error("UNDECIDED", Duty.SCREEN), campaign()) == ""


@pytest.mark.parametrize(
    ("moment", "slug", "reason"),
    [
        ("closed", "dong-dang-ky", "việc này chỉ làm được ở bước"),
        ("closed", "khoa-diem", "Phần chấm này đã được khóa"),
        ("marking", "chia-bai", "Bài đã được giao cho giám khảo"),
    ],
)
def test_a_page_of_what_was_done_says_so_and_asks_for_nothing(life, browser, moment, slug, reason):
    with life.at(moment):
        page = browser("chu-tich" if slug == "dong-dang-ky" else "truong-ban-cham").get(
            f"/dieu-hanh/TT2026-01/{slug}/"
        )

    text = page.content.decode()
    assert "Không còn gì phải làm ở đây" in text
    assert reason in text
    assert "Phải xong trước" not in text
    assert "Kết quả khi thực hiện" not in text


def test_a_page_of_what_is_to_come_names_what_is_missing(life, browser):
    with life.at("registered"):
        page = browser("thu-ky").get("/dieu-hanh/TT2026-01/danh-so/").content.decode()

    assert "Phải xong trước" in page
    assert "Không còn gì phải làm ở đây" not in page


@pytest.mark.parametrize(
    ("done", "slug", "reason"),
    [
        ("suspend", "tam-dung", "Kỳ thi đang tạm dừng"),
        ("cancel", "huy", "Kỳ thi đã bị hủy"),
        ("cancel", "tiep-tuc", "Kỳ thi đã bị hủy"),
    ],
)
def test_what_interrupts_a_campaign_is_not_offered_where_it_would_be_refused(
    life, browser, done, slug, reason
):
    with life.at("marking"):
        act = {"suspend": advance.suspend, "cancel": cancel}[done]
        chair = person_named("chu-tich")
        act(campaign=campaign(), reason="Công văn", by=chair, at=LATE)
        page = browser("chu-tich").get(f"/dieu-hanh/TT2026-01/{slug}/")

    assert page.context["open_form"] is None
    assert reason in page.content.decode()


def test_suspending_says_how_it_is_taken_back_and_cancelling_that_nothing_is(
    life, browser, elements
):
    with life.at("marking"):
        suspend, cancel = (
            browser("chu-tich").get(f"/dieu-hanh/TT2026-01/{slug}/") for slug in ("tam-dung", "huy")
        )

    assert "tiếp tục được bất cứ ngày nào" in suspend.content.decode()
    assert "Không hoàn tác được" not in suspend.content.decode()
    assert "Từ đó không đổi được nữa" in cancel.content.decode()
    assert "không tiếp tục và không mở lại được" in cancel.content.decode()
    assert (_is_red(suspend, elements), _is_red(cancel, elements)) == (False, True)


def test_a_page_says_what_an_action_is_for_once(life, browser):
    with life.at("marking"):
        for action in INTERRUPTIONS:
            page = browser("chu-tich").get(f"/dieu-hanh/TT2026-01/{action.slug}/")
            assert page.content.decode().count(str(action.lead)) == 1, action.slug


def test_the_way_back_from_cancelling_a_campaign_does_not_say_cancel(life, browser):
    with life.at("marking"):
        page = browser("chu-tich").get("/dieu-hanh/TT2026-01/huy/").content.decode()

    assert "Hủy, quay lại" not in page


def _is_red(page, elements):
    buttons = [each.attrs["class"] for each in elements(page, "button") if "class" in each.attrs]
    return "button button-danger" in buttons


def test_what_one_person_does_for_good_has_the_same_warning_look(life, browser, elements):
    with life.at("closed"):
        page = browser("ban-phach").get("/dieu-hanh/TT2026-01/rap-phach/")
    with life.at("registered"):
        asked = browser("thu-ky").get("/dieu-hanh/TT2026-01/danh-so/")

    assert _is_red(page, elements)
    assert not _is_red(asked, elements)  # nothing can be sent yet
    acts = (*PROCESS, *INTERRUPTIONS)
    assert [each.slug for each in acts if each.closes and not each.danger] == []


def test_a_campaign_that_runs_is_not_resumed(life, browser):
    with life.at("marking"):
        page = browser("chu-tich").get("/dieu-hanh/TT2026-01/tiep-tuc/").content.decode()

    assert "Không còn gì phải làm ở đây" in page
    assert "Kỳ thi không ở trạng thái tạm dừng." in page
