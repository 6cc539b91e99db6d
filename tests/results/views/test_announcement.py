"""The secretary writes the announcement and sends it; the chair applies it, or says why not."""

from datetime import datetime, timedelta

import pytest

from accounts.models import ApprovalRequest
from accounts.rules.duties import Role
from exams.actions import vacancies
from exams.models import Announcement
from exams.rules.enums import PartKind
from exams.rules.stages import Stage, Step
from tests.actions import LATE, arrange, campaign, move_to, officer, person_named, stored

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("announced")]
WRITE, PREPARE = "/soan/TT2026-01/thong-bao/", "/soan/TT2026-01/"
TEXT = {
    "number": "281/TB-HĐTT",
    "conditions": "Theo Điều 5 quy chế",
    "reception": "Phòng Tổ chức cán bộ",
    "exam": "Thi viết và bảo vệ đề án",
    "notification": "Gửi thư và niêm yết",
    "reason": "Kế hoạch năm",
    "document": "12/TTr-HĐTT",
}


@pytest.fixture
def draft(unregistered_draft):
    """The sample campaign as a draft that can be announced today; its posts are registered."""
    for position in unregistered_draft.positions.select_related("post"):
        register(position.post)
    return unregistered_draft


def register(post):
    fields = {"mode": "EXAM", "responsible": "Mẫu", "office": "Giám đốc", "document": "1/QĐ"}
    fields["decided_on"] = LATE.date()
    vacancies.enter(post=post, fields=fields, by=person_named("quy-hoach"), at=LATE)


@pytest.fixture
def unregistered_draft():
    """The sample campaign as a draft of which the register of vacancies knows nothing."""
    drafted = campaign()
    part_days = {PartKind.WRITTEN: 60, PartKind.PROPOSAL: 90}
    for part in drafted.parts.all():
        arrange(part, place="Hội trường", minutes=180, starts_at=later(part_days[part.kind]))
    move_to(Step(Stage.ANNOUNCE), drafted)
    return arrange(
        drafted,
        dates={"written_exam": day(60), "defence": day(90)},
        registration_opens=LATE.date(),
        registration_closes=LATE.date() + timedelta(days=45),
    )


def later(days: int) -> datetime:
    return LATE + timedelta(days=days)


def day(days: int) -> str:
    return str(later(days).date())


def asked():
    return ApprovalRequest.objects.get(act="ANNOUNCE", state="OPEN")


def decide(client, what, **answers):
    return client.post(f"/de-nghi/{asked().pk}/{what}/", answers)


def test_the_secretary_sends_and_the_chair_announces(browser, draft):
    assert browser("thu-ky").post(WRITE, TEXT).url == PREPARE
    assert Announcement.objects.filter(number="281/TB-HĐTT").count() == 0

    answer = decide(browser("chu-tich"), "duyet", digest=asked().digest)

    assert answer.url == "/ky-thi/TT2026-01/"
    assert campaign().stage == Stage.REGISTER
    announced = campaign().announcements.get(number="281/TB-HĐTT", published_on=LATE.date())
    assert announced.content["conditions"] == TEXT["conditions"]


def test_an_empty_register_is_ticked_and_stands_in_the_request(browser, unregistered_draft):
    secretary = browser("thu-ky")

    assert "Sổ chức danh khuyết chưa ghi chức danh nào" in secretary.get(PREPARE).text
    assert secretary.post(WRITE, TEXT).status_code == 422
    assert secretary.post(WRITE, {**TEXT, "point-register_empty": "on"}).url == PREPARE

    assert asked().accepted == ["REGISTER_EMPTY"]


def test_posts_that_the_register_lacks_are_ticked_and_stand_in_the_request(
    browser, unregistered_draft
):
    first, *others = campaign().positions.order_by("code").select_related("post")
    register(first.post)
    secretary = browser("thu-ky")
    boxes = {f"point-not_in_register-{each.code.lower()}": "on" for each in others}
    before = stored()

    assert "chưa có trong sổ chức danh khuyết" in secretary.get(PREPARE).text
    assert secretary.post(WRITE, TEXT).status_code == 422
    assert stored() == before
    assert secretary.post(WRITE, {**TEXT, **boxes}).url == PREPARE

    assert asked().accepted == [f"NOT_IN_REGISTER {each.code}" for each in others]
    assert set(asked().arguments["content"]) == {"conditions", "reception", "exam", "notification"}
    page = browser("chu-tich").get(f"/de-nghi/{asked().pk}/").text
    assert ", ".join(each.code for each in others) in page


def test_the_chair_sees_the_text_as_it_will_be_published(browser, draft):
    browser("thu-ky").post(WRITE, TEXT)

    html = browser("chu-tich").get(f"/de-nghi/{asked().pk}/").content.decode()

    shown = ("number", "conditions", "reception", "exam", "notification", "reason", "document")
    assert [TEXT[name] in html for name in shown] == [True] * len(shown)
    for position in campaign().positions.select_related("post"):
        assert position.post.full_name in html


def test_the_chair_does_not_write(browser, draft):
    assert browser("chu-tich").get(WRITE).status_code == 403
    assert "trình duyệt" not in browser("chu-tich").get(PREPARE).content.decode().split("<main")[0]
    assert not browser("chu-tich").get(PREPARE).context["may_write"]


def test_a_text_that_lacks_something_is_refused_at_its_field(browser, draft):
    before = stored()

    page = browser("thu-ky").post(WRITE, {**TEXT, "exam": " "})

    assert page.status_code == 422
    assert list(page.context["form"].errors) == ["exam"]
    assert stored() == before


def test_what_the_draft_lacks_refuses_the_sending_and_is_named_beforehand(browser, draft):
    arrange(draft, registration_closes=LATE.date() + timedelta(days=3))
    before = stored()

    named = browser("thu-ky").get(WRITE).context["errors"]
    ticked = {
        "point-planned_late-p7_written_exam": "on"
    }  # fewer days to register, more to the exam
    page = browser("thu-ky").post(WRITE, {**TEXT, **ticked})

    assert [row["check"].code for row in named] == ["REGISTRATION_TOO_SHORT"]
    assert page.status_code == 422
    assert page.context["form"].non_field_errors()
    assert stored() == before


def test_a_refusal_shows_its_reason_and_the_text_is_written_on(browser, draft):
    secretary = browser("thu-ky")
    secretary.post(WRITE, {**TEXT, "medium": "Báo Hà Nội Mới"})
    decide(browser("chu-tich"), "tra-lai", reason="Thiếu lệ phí")

    prepared, form = secretary.get(PREPARE), secretary.get(WRITE).context["form"]

    assert "Thiếu lệ phí" in prepared.content.decode()
    assert {name: form.initial[name] for name in TEXT} == TEXT
    assert form.initial["medium"] == "Báo Hà Nội Mới"


def test_the_preparation_names_owner_and_page_of_what_is_missing(browser, draft):
    arrange(draft, contact="", registration_closes=None)

    page = browser("thu-ky").get(PREPARE)

    assert "/soan/TT2026-01/thong-tin/" in page.content.decode()
    assert not page.context["may_write"]
    assert [row["check"].code for row in page.context["errors"]] == ["DATES_MISSING"]


def test_an_open_request_is_shown_and_leaves_no_form(browser, draft):
    browser("thu-ky").post(WRITE, TEXT)

    page = browser("thu-ky").get(WRITE)

    assert f"/de-nghi/{asked().pk}/" in page.content.decode()
    assert 'name="conditions"' not in page.content.decode()
    assert f"/de-nghi/{asked().pk}/" in browser("thu-ky").get(PREPARE).content.decode()


def test_a_second_request_is_refused_while_one_is_open(browser, draft):
    browser("thu-ky").post(WRITE, TEXT)
    before = stored()

    assert browser("thu-ky").post(WRITE, TEXT).status_code == 422
    assert stored() == before


@pytest.mark.parametrize("role", [Role.SCREENING_OFFICER, Role.AUDITOR, Role.EXAMINER])
def test_nobody_else_prepares(browser, draft, role):
    client = browser(officer("nguoi-khac", role))

    assert [client.get(address).status_code for address in (WRITE, PREPARE)] == [403, 403]


def test_what_was_sent_is_taken_back_with_a_reason_and_written_on(browser, draft):
    secretary = browser("thu-ky")
    secretary.post(WRITE, TEXT)

    assert f"{PREPARE}rut-thong-bao/" in secretary.get(PREPARE).content.decode()
    answer = secretary.post(f"{PREPARE}rut-thong-bao/", {"reason": "Sai số vị trí"})

    taken_back = ApprovalRequest.objects.get(act="ANNOUNCE", state="WITHDRAWN")
    assert answer.url == PREPARE
    assert taken_back.decision_reason == "Sai số vị trí"
    assert "Sai số vị trí" in secretary.get(PREPARE).content.decode()
    form = secretary.get(WRITE).context["form"]
    assert {name: form.initial[name] for name in TEXT} == TEXT
    assert campaign().stage == Stage.ANNOUNCE


def test_a_reason_is_owed_for_taking_it_back(browser, draft):
    secretary = browser("thu-ky")
    secretary.post(WRITE, TEXT)
    before = stored()

    assert secretary.post(f"{PREPARE}rut-thong-bao/", {"reason": " "}).status_code == 422
    assert stored() == before


def test_only_who_sent_it_takes_it_back_and_only_before_it_is_public(browser, draft):
    other = officer("thu-ky-hai", Role.SECRETARY)
    page = f"{PREPARE}rut-thong-bao/"
    assert browser("thu-ky").get(page).status_code == 409  # what was applied long ago
    browser("thu-ky").post(WRITE, TEXT)
    before = stored()

    assert browser(other).post(page, {"reason": "Sai"}).status_code == 409
    assert browser("chu-tich").get(page).status_code == 403
    assert stored() == before
    decide(browser("chu-tich"), "duyet", digest=asked().digest)
    assert browser("thu-ky").post(page, {"reason": "Sai"}).status_code == 409
    assert campaign().stage == Stage.REGISTER
