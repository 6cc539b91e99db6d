"""A position is voided from the pages: the chair asks, and a supervisor applies."""

import pytest

from accounts.models import ApprovalRequest
from candidates.actions import complaints
from tests.actions import LATE, campaign, person_named, stored
from tests.crawl import readable_text
from tests.relations import own
from tests.results.views.test_requested import assert_again_is_only_shown, assert_refused

pytestmark = pytest.mark.django_db
TYPED = {"document": "45/UBND-NC", "reason": "Xét sai điều kiện"}


@pytest.fixture
def waits(life):
    """Return a complaint that waits for the competent body, with the marks at work."""
    with life.at("marking"):
        out = campaign().applications.filter(state="INELIGIBLE", position__opening="HELD")
        file = out.select_related("campaign", "position").order_by("reg_no").first()
        told = {"document": "Đơn 1", "on": LATE.date(), "notified_on": LATE.date()}
        by = person_named("thu-ky")
        made = complaints.enter(application=file, reason="Sai", by=by, at=LATE, **told)
        typed = {"answer": "Tính lại đủ", "document": "VB 9", "remedy": "AUTHORITY"}
        chair = person_named("chu-tich")
        yield complaints.decide(complaint=made, upheld=True, by=chair, at=LATE, **typed)


def page_of(complaint):
    return f"/khieu-nai/TT2026-01/{complaint.pk}/thi-lai/"


def test_the_chair_asks_and_another_voids_the_position(waits, browser):
    chair, page = browser("chu-tich"), page_of(waits)
    answer = f"/ho-so/TT2026-01/khieu-nai/{waits.pk}/cap-tham-quyen/"
    assert page in chair.get(answer).content.decode()
    asked = chair.get(page)
    file = waits.application
    assert f"vị trí {file.position_code}" in readable_text(asked)
    assert_refused(chair, page, {**TYPED, "document": ""}, "document")
    assert_refused(chair, page, {**TYPED, "reason": " "}, "reason")
    assert chair.post(page, TYPED).status_code == 303
    assert_again_is_only_shown(chair, page)

    request = ApprovalRequest.objects.get(act="HOLD_AGAIN", state="OPEN")
    second, url = browser("giam-sat"), f"/de-nghi/{request.pk}/"
    shown = readable_text(second.get(url))
    assert "người của vị trí không có kết quả" in shown
    assert TYPED["document"] in shown
    assert chair.post(f"{url}duyet/", {"digest": request.digest}).status_code != 303
    assert second.post(f"{url}duyet/", {"digest": request.digest}).status_code == 303
    assert campaign().positions.get(code=file.position_code).opening == "HELD_AGAIN"


def test_only_the_chair_asks_and_nobody_who_is_tied_to_the_candidate(waits, browser):
    page = page_of(waits)
    assert browser("thu-ky").get(page).status_code == 403
    own(person_named("chu-tich"), waits.application, kind="MENTOR")
    before = stored()
    assert browser("chu-tich").post(page, TYPED).status_code == 404
    assert stored() == before


def test_what_does_not_wait_is_asked_of_nobody(waits, browser):
    chair = browser("chu-tich")
    answered = {"reason": "Giữ", "document": "CV 7", "confirmed": "1"}
    answer = f"/ho-so/TT2026-01/khieu-nai/{waits.pk}/cap-tham-quyen/"
    assert chair.post(answer, answered).status_code == 303

    page = chair.get(page_of(waits))
    assert page.context["open_form"] is None
    assert chair.post(page_of(waits), TYPED).status_code == 422
    assert not ApprovalRequest.objects.filter(act="HOLD_AGAIN").exists()
