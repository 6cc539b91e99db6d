"""One person asks, another sees the same preview and applies it or returns it with a reason."""

from uuid import uuid4

import pytest

from accounts.models import ApprovalRequest
from accounts.rules.duties import Role
from config.my_work import waiting_for
from exams.actions import advance
from exams.rules.stages import RANK
from results.models import Publication
from results.process.actions import PROCESS
from results.process.acts import ACTS
from tests.actions import (
    LATE,
    arrange,
    campaign,
    cancel,
    hold_also,
    move_to,
    officer,
    person_named,
    stored,
)
from tests.requests import said, send

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("opened")]
PUBLISH = "/dieu-hanh/TT2026-01/cong-bo-lan-dau/"


@pytest.fixture
def asked(browser):
    """The secretary's request to publish the first written results."""
    assert send(browser("thu-ky"), PUBLISH).status_code == 303
    return ApprovalRequest.objects.get(act="PUBLISH_PROVISIONAL", state="OPEN")


def page_of(request):
    return f"/de-nghi/{request.pk}/"


def digest_on(page):
    return page.context["page"].digest


def apply(client, request, **others):
    filled_in = {"digest": digest_on(client.get(page_of(request))), **others}
    return client.post(f"{page_of(request)}duyet/", filled_in)


def state_of(request):
    return ApprovalRequest.objects.get(pk=request.pk).state


def work_of(username):
    return [item.url for item in waiting_for(person_named(username), LATE)]


def test_the_second_person_publishes_what_the_first_asked(browser, asked):
    answer = apply(browser("chu-tich"), asked)

    publication = Publication.objects.get(kind="PROVISIONAL")
    assert answer.url == "/ket-qua/TT2026-01/provisional/1/"
    assert publication.content["lines"] == asked.preview["lines"]
    assert publication.number == "305/TB-HĐTT"
    assert state_of(asked) == "APPLIED"


def test_the_second_person_sees_the_list_itself(browser, asked):
    html = browser("chu-tich").get(page_of(asked)).content.decode()

    assert all(line["name"] in html for line in asked.preview["lines"])
    assert "Tờ trình 12" in html
    assert asked.digest[:4].upper() in html


def test_the_request_waits_for_the_second_person_alone(browser, asked):
    assert page_of(asked) in work_of("chu-tich")
    assert page_of(asked) not in work_of("thu-ky")
    assert PUBLISH not in work_of("thu-ky")


def test_the_second_person_is_warned_of_what_is_for_good(browser, asked, elements):
    page = browser("chu-tich").get(page_of(asked))

    buttons = [each.attrs["class"] for each in elements(page, "button") if "class" in each.attrs]
    assert buttons.count("button button-danger") == 2  # to apply it, and to return it
    assert "Không hoàn tác được" in page.content.decode()


def test_what_another_act_takes_back_is_not_called_for_good(browser, elements):
    an, keeper = officer("an"), browser(officer("quan-tri-2", Role.ADMINISTRATOR))
    keeper.post(f"/nguoi-dung/{an.pk}/", {"role": Role.CUSTODIAN, "document": "QĐ 12"})
    request = ApprovalRequest.objects.get(act="GRANT_ROLE", state="OPEN")

    page = browser("chu-tich").get(page_of(request)).content.decode()

    assert "Duyệt" in page
    assert "Không hoàn tác được" not in page


def test_an_act_of_the_process_is_for_good_wherever_it_is_done():
    acts = {each.act: each.danger for each in PROCESS if each.act}

    assert acts == {name: not ACTS[name].undo for name in acts}


def test_the_next_action_is_the_askers_until_it_is_asked(late):
    assert PUBLISH in work_of("thu-ky")
    assert PUBLISH not in work_of("chu-tich")


def test_the_list_tells_apart_what_waits_and_what_was_asked(browser, asked):
    second = browser("chu-tich").get("/de-nghi/").context
    first = browser("thu-ky").get("/de-nghi/").context

    assert [row["request"] for row in second["to_decide"]] == [asked]
    assert [row["request"] for row in first["own"]] == [asked]
    assert first["to_decide"] == second["own"] == []


def test_the_list_names_the_account_to_the_hands_and_not_to_who_only_watches(browser):
    an = officer("an")
    keeper = browser(officer("quan-tri-2", Role.ADMINISTRATOR))
    for role in (Role.CUSTODIAN, Role.EXAMINER):
        answers = {"role": role, "document": "QĐ 12"}
        assert keeper.post(f"/nguoi-dung/{an.pk}/", answers).status_code == 303

    lists = {
        name: " ".join(browser(who).get("/de-nghi/").content.decode().split())
        for name, who in (("chair", "chu-tich"), ("watcher", officer("tt", Role.AUDITOR)))
    }

    for role in ("Người giữ phách", "Giám khảo chấm viết"):
        assert f"{role}, {an}" in lists["chair"]
        assert f"{role}, {an}" not in lists["watcher"]


def test_nobody_applies_their_own_request(browser, asked):
    hold_also(asked.asked_by, Role.CHAIR)
    before = stored()

    answer = browser("thu-ky").post(f"{page_of(asked)}duyet/", {"digest": asked.digest})

    assert answer.status_code == 403
    assert stored() == before


def test_a_rejected_request_shows_its_reason_and_waits_for_the_asker(browser, asked):
    answer = browser("chu-tich").post(f"{page_of(asked)}tra-lai/", {"reason": "Sai số thông báo"})

    assert answer.status_code == 303
    assert state_of(asked) == "REJECTED"
    assert "Sai số thông báo" in browser("thu-ky").get(page_of(asked)).content.decode()
    assert page_of(asked) in work_of("thu-ky")


def test_what_came_back_is_done_with_once_it_is_asked_again(browser, asked):
    browser("chu-tich").post(f"{page_of(asked)}tra-lai/", {"reason": "Sai số thông báo"})

    send(browser("thu-ky"), PUBLISH)

    assert page_of(asked) not in work_of("thu-ky")


def test_a_rejection_without_a_reason_is_refused_at_the_reason(browser, asked):
    before = stored()

    page = browser("chu-tich").post(f"{page_of(asked)}tra-lai/", {"reason": ""})

    assert page.status_code == 422
    assert list(page.context["form"].errors) == ["reason"]
    assert stored() == before


def test_who_applies_in_a_tab_from_before_is_told_since_when_the_campaign_is_cancelled(
    browser, asked
):
    chair = browser("chu-tich")
    digest = digest_on(chair.get(page_of(asked)))
    cancel(campaign=campaign(), reason="Dừng", by=person_named("chu-tich"), at=LATE)
    before = stored()

    answer = chair.post(f"{page_of(asked)}duyet/", {"digest": digest})

    text = answer.content.decode()
    assert answer.status_code == 422
    assert answer.context["form"].non_field_errors() == ["Kỳ thi đã bị hủy từ ngày 01/03/2027."]
    assert "Dữ liệu đã đổi" not in text
    assert "Không duyệt được nữa" in text
    assert stored() == before


def test_who_applies_in_a_tab_from_before_is_told_since_when_the_campaign_is_suspended(
    browser, asked
):
    chair = browser("chu-tich")
    digest = digest_on(chair.get(page_of(asked)))
    advance.suspend(campaign=campaign(), reason="Bão", by=person_named("chu-tich"), at=LATE)
    before = stored()

    answer = chair.post(f"{page_of(asked)}duyet/", {"digest": digest})

    assert answer.status_code == 422
    [why] = answer.context["form"].non_field_errors()
    assert why.startswith("Kỳ thi đang tạm dừng từ ngày 01/03/2027;")
    assert "Dữ liệu đã đổi" not in answer.content.decode()
    assert stored() == before


def test_who_applies_in_a_tab_from_before_is_told_that_the_step_is_over(browser, asked):
    chair = browser("chu-tich")
    digest = digest_on(chair.get(page_of(asked)))
    move_to(RANK)
    before = stored()

    answer = chair.post(f"{page_of(asked)}duyet/", {"digest": digest})

    assert answer.status_code == 422
    [why] = answer.context["form"].non_field_errors()
    assert "bước" in why
    assert "Dữ liệu đã đổi" not in answer.content.decode()
    assert stored() == before


def test_a_preview_that_moved_is_shown_again_and_then_applied(browser, asked):
    chair = browser("chu-tich")
    arrange(campaign(), contact="Phòng 12")
    before = stored()

    page = chair.post(f"{page_of(asked)}duyet/", {"digest": asked.digest})

    assert page.status_code == 409
    assert stored() == before
    assert page.context["moved"]
    assert digest_on(page) != asked.digest
    assert chair.post(f"{page_of(asked)}duyet/", {"digest": digest_on(page)}).status_code == 303


def test_a_request_that_is_applied_twice_is_done_once(browser, asked):
    chair, mark = browser("chu-tich"), uuid4()
    filled_in = {"digest": asked.digest, "request_id": mark}

    first, again = (chair.post(f"{page_of(asked)}duyet/", filled_in) for _ in range(2))

    assert said(first)[0].startswith("Đã duyệt: Công bố điểm thi viết lần đầu, lúc")
    assert (again.status_code, again["Location"]) == (303, first["Location"])
    assert said(again) == []
    assert Publication.objects.filter(kind="PROVISIONAL").count() == 1


@pytest.mark.parametrize("what", ["duyet", "tra-lai", "rut"])
def test_the_address_of_a_decision_that_is_only_opened_leads_to_the_request(browser, asked, what):
    before = stored()

    answer = browser("chu-tich").get(f"{page_of(asked)}{what}/")

    assert (answer.status_code, answer["Location"]) == (302, page_of(asked))
    assert stored() == before


def test_a_decided_request_is_not_decided_again(browser, asked):
    apply(browser("chu-tich"), asked)
    before = stored()

    page = browser("chu-tich").post(f"{page_of(asked)}tra-lai/", {"reason": "Muộn"})

    assert page.status_code == 422
    assert "Đề nghị này đã được giải quyết: Đã duyệt." in page.content.decode()
    assert stored() == before


def test_what_came_between_is_named_and_leaves_no_button(browser, asked):
    advance.suspend(campaign=campaign(), reason="Công văn", by=person_named("chu-tich"), at=LATE)

    page = browser("chu-tich").get(page_of(asked))

    assert not page.context["can_apply"]
    assert [row["check"].code for row in page.context["obstacles"]] == ["CAMPAIGN_SUSPENDED"]


def test_whoever_asked_takes_it_back_and_nobody_else_does(browser, asked):
    before = stored()
    assert browser("chu-tich").post(f"{page_of(asked)}rut/").status_code == 403
    assert stored() == before

    assert browser("thu-ky").post(f"{page_of(asked)}rut/").status_code == 303
    assert state_of(asked) == "WITHDRAWN"


@pytest.mark.parametrize("role", [Role.EXAMINER, Role.HEAD_OF_MARKING, Role.SCREENING_OFFICER])
def test_nobody_else_opens_a_request(browser, asked, role):
    client = browser(officer("nguoi-khac", role))

    assert client.get(page_of(asked)).status_code == 403
    assert client.post(f"{page_of(asked)}duyet/", {"digest": asked.digest}).status_code == 403


def test_who_only_watches_sees_figures_and_no_names(browser, asked):
    page = browser(officer("thanh-tra", Role.AUDITOR)).get(page_of(asked))

    assert page.status_code == 200
    assert page.context["effect"]["figures"]
    assert not any(line["name"] in page.content.decode() for line in asked.preview["lines"])


def test_a_duty_in_another_campaign_opens_nothing(browser, asked):
    client = browser(officer("noi-khac", Role.CHAIR, campaign="KHAC"))

    assert client.get(page_of(asked)).status_code == 403


def test_a_colleague_takes_back_what_somebody_asked_who_left(browser, asked):
    other = officer("thu-ky-hai", Role.SECRETARY)
    assert "không còn nhiệm vụ" not in browser("thu-ky-hai").get(page_of(asked)).content.decode()
    assert browser("thu-ky-hai").post(f"{page_of(asked)}rut/").status_code == 403
    for grant in asked.asked_by.grants.all():
        arrange(grant, revoked_at=LATE)

    page = browser("chu-tich").get(page_of(asked))
    assert "không còn nhiệm vụ" in page.content.decode()
    assert not page.context["can_apply"]
    assert apply(browser("chu-tich"), asked).status_code == 422
    assert "Rút đề nghị này" in browser("thu-ky-hai").get(page_of(asked)).content.decode()
    assert browser("thu-ky-hai").post(f"{page_of(asked)}rut/").status_code == 303
    withdrawn = ApprovalRequest.objects.get(pk=asked.pk)
    assert (withdrawn.state, withdrawn.decided_by) == ("WITHDRAWN", other)
