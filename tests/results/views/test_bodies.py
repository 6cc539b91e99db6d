"""The pages of councils and boards: drafted, asked for, founded, a member replaced."""

import pytest

from accounts.models import ApprovalRequest, Grant
from exams.models import Body, Member
from exams.rules.bodies import BodyKind, Office
from exams.views.body_pages import SLUGS
from tests.actions import arrange, campaign, officer, person_named, stored
from tests.bodies import DECIDED, drafted, founded, offices_of
from tests.web.test_word import words_of
from web.sentences import label

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("announced")]
MARK = BodyKind.MARKING_BOARD
BODIES = "/dieu-hanh/TT2026-01/hoi-dong/"
BOARD = f"{BODIES}ban-cham-thi/"
TYPED = {"number": "12/QĐ-UBND", "on": "01/09/2026", "authority": "UBND", "reason": "Kế hoạch"}
CAPACITY = "Phó Giám đốc Sở"


def text(page):
    return page.content.decode()


def test_every_kind_of_body_has_an_address_of_its_own(browser):
    client = browser("thu-ky")
    assert set(SLUGS) == set(BodyKind)

    listed = text(client.get(BODIES))
    for slug in SLUGS.values():
        assert f'href="{BODIES}{slug}/"' in listed
        assert client.get(f"{BODIES}{slug}/").status_code == 200
    assert client.get(f"{BODIES}ban-nao-do/").status_code == 404


def test_a_body_that_nobody_drafted_says_whom_it_needs(browser):
    shown = text(browser("thu-ky").get(BOARD))

    assert "cần đúng một người đứng đầu; đang có 0" in shown
    assert "cần ít nhất 2" in shown


def test_what_is_missing_leads_to_the_body_and_on_its_own_page_nowhere(browser):
    custodian = person_named("ban-phach")
    drafted(people=[*(officer(f"nguoi-{n}") for n in range(4)), custodian])
    client = browser("thu-ky")

    asked, own = client.get(f"{BOARD}thanh-lap/"), client.get(BOARD)

    assert [row["url"] for row in asked.context["errors"]] == [BOARD]
    assert [row["url"] for row in own.context["errors"]] == [""]
    assert "Chưa làm được: còn 1 việc phải xong trước." in text(asked)


def test_the_secretary_drafts_a_body_person_by_person_and_takes_somebody_off(browser):
    an, client = officer("an"), browser("thu-ky")
    before = stored()
    page = client.post(f"{BOARD}them/", {"person": an.pk, "office": "", "capacity": CAPACITY})
    assert page.status_code == 422
    assert "office" in page.context["form"].errors
    assert stored() == before

    typed = {"person": an.pk, "office": Office.HEAD, "capacity": CAPACITY}
    assert client.post(f"{BOARD}them/", typed).status_code == 303
    shown = text(client.get(BOARD))
    assert CAPACITY in shown
    assert "Trưởng ban" in shown
    assert "cần ít nhất 2" in shown
    assert "Đề nghị thành lập" not in shown

    member = Member.objects.get(person=an)
    assert client.post(f"{BOARD}{member.pk}/bo/").status_code == 303
    assert "Chưa có ai trong danh sách" in text(client.get(BOARD))


def test_who_sits_in_the_draft_already_is_not_offered_again(browser):
    body, client = drafted(), browser("thu-ky")
    seated = body.members.first().person

    offered = client.get(f"{BOARD}them/").context["form"].fields["person"].queryset

    assert seated not in offered
    assert person_named("chu-tich") in offered


def test_two_persons_found_a_body_by_their_pages(browser):
    drafted()
    client = browser("thu-ky")
    assert "Đề nghị thành lập" in text(client.get(BOARD))
    missing = client.post(f"{BOARD}thanh-lap/", {**TYPED, "on": ""})
    assert (missing.status_code, "on" in missing.context["form"].errors) == (422, True)
    assert client.post(f"{BOARD}thanh-lap/", TYPED).status_code == 303

    asked = ApprovalRequest.objects.get(act="FOUND_BODY")
    sensitive = Member.objects.filter(office__in=[Office.HEAD, Office.MEMBER])
    assert asked.arguments["whom"] == sorted(sensitive.values_list("person", flat=True))
    assert "Chờ người thứ hai" in text(client.get(BOARD))
    second = browser("chu-tich")
    seen = second.get(f"/de-nghi/{asked.pk}/")
    assert "12/QĐ-UBND" in text(seen)
    digest = {"digest": seen.context["page"].digest}
    assert second.post(f"/de-nghi/{asked.pk}/duyet/", digest).status_code == 303

    assert Body.objects.get().founded_at
    assert Grant.objects.filter(board=MARK).count() == len(offices_of(MARK)) - 1
    assert "Quyết định 12/QĐ-UBND ngày 01/09/2026" in text(client.get(BOARD))
    assert client.get(f"{BOARD}thanh-lap/").status_code == 404


def test_the_reserve_stands_first_among_who_may_take_a_place(browser):
    board = (*offices_of(MARK), Office.RESERVE)
    body, client = founded(offices=board), browser("thu-ky")
    member = body.members.get(office=Office.HEAD)
    reserve = body.members.get(office=Office.RESERVE).person
    address = f"{BODIES}{member.pk}/thay/"
    assert address in text(client.get(BOARD))

    choices = client.get(address).context["form"].fields["whom"].choices
    assert choices[1] == (reserve.pk, f"{reserve} (dự khuyết)")
    assert member.person.pk not in dict(choices)

    typed = {"whom": reserve.pk, "capacity": CAPACITY, "document": "45/QĐ", "reason": "Ốm"}
    assert client.post(address, typed).status_code == 303
    asked = ApprovalRequest.objects.get(act="REPLACE_MEMBER", state="OPEN")
    seen = browser("chu-tich").get(f"/de-nghi/{asked.pk}/")
    assert f"{member.person} → <strong>{reserve}</strong>" in text(seen)
    assert ("Chức vụ, đơn vị của người thay", CAPACITY) in seen.context["stated"]


def test_who_may_not_sit_there_is_refused_on_the_page_and_nothing_is_asked(browser):
    body, custodian, client = founded(), person_named("ban-phach"), browser("thu-ky")
    member = body.members.filter(office=Office.MEMBER).first()
    typed = {"whom": custodian.pk, "capacity": CAPACITY, "document": "45/QĐ", "reason": "Ốm"}
    before = stored()

    page = client.post(f"{BODIES}{member.pk}/thay/", typed)

    assert page.status_code == 422
    assert "nên không được làm" in text(page)
    assert stored() == before


@pytest.mark.parametrize("who", ["tham-dinh", "giam-khao-1", "coi-thi"])
def test_who_has_nothing_to_do_with_bodies_does_not_see_them(browser, who):
    assert browser(who).get(BODIES).status_code == 403
    assert browser(who).get(BOARD).status_code == 403


def test_the_chair_reads_and_drafts_nothing(browser):
    drafted()
    client = browser("chu-tich")

    shown = text(client.get(BOARD))

    assert "Thêm thành viên" not in shown
    assert client.get(f"{BOARD}them/").status_code == 403
    assert DECIDED["number"] not in shown


def test_a_seat_that_somebody_had_to_leave_is_offered_above_who_sits_there(browser):
    body, client = founded(), browser("thu-ky")
    vacated = body.members.filter(office=Office.MEMBER).first()
    arrange(vacated, left_at=body.founded_at)

    page = client.get(BOARD)

    shown = text(page)
    assert [member for member, _ in page.context["vacant"]] == [vacated]
    assert page.context["former"] == []
    assert f"{BODIES}{vacated.pk}/thay/" in shown
    assert shown.index("Ghế còn trống") < shown.index("<table")


def test_the_page_of_a_board_brings_the_draft_of_its_decision(browser):
    drafted(BodyKind.MARKING_BOARD)
    secretary = browser("thu-ky")
    page = secretary.get(f"{BODIES}ban-cham-thi/").content.decode()
    draft = "/dieu-hanh/TT2026-01/van-ban/quyet-dinh-thanh-lap-ban/MARKING_BOARD/nhap/"

    assert draft in page
    text = words_of(secretary.get(draft).content)
    assert "BẢN NHÁP" in text
    assert "Về việc thành lập Ban chấm thi" in text
    council = secretary.get(f"{BODIES}hoi-dong-thi/").content.decode()
    assert "quyet-dinh-thanh-lap-ban" not in council


UNDER = (
    (BodyKind.COUNCIL, SLUGS[BodyKind.COUNCIL], "CHAIRED_BY_HEAD"),
    (BodyKind.SUPERVISION_BOARD, SLUGS[BodyKind.SUPERVISION_BOARD], "BY_SUPERIOR"),
)


@pytest.mark.parametrize(("kind", "slug", "under"), UNDER)
def test_who_chairs_or_decides_is_asked_with_the_decision(browser, kind, slug, under):
    drafted(kind)
    client, address = browser("thu-ky"), f"{BODIES}{slug}/thanh-lap/"
    missing = client.post(address, TYPED)
    assert (missing.status_code, [*missing.context["form"].errors]) == (422, ["under"])

    assert client.post(address, {**TYPED, "under": under}).status_code == 303

    asked = ApprovalRequest.objects.get(act="FOUND_BODY")
    assert asked.arguments["under"] == under
    assert label(under) in text(browser("chu-tich").get(f"/de-nghi/{asked.pk}/")).lower()


def test_what_the_superior_has_to_decide_is_refused_at_its_field(browser):
    founded(BodyKind.COUNCIL)
    arrange(Body.objects.get(), founded_under="CHAIRED_BY_HEAD")
    drafted(BodyKind.SUPERVISION_BOARD)
    address = f"{BODIES}ban-giam-sat/thanh-lap/"

    answer = browser("thu-ky").post(address, {**TYPED, "under": "BY_COMPETENT"})

    assert answer.status_code == 422
    assert "cơ quan cấp trên" in str(answer.context["form"].errors["under"])


def test_where_it_may_be_named_the_form_asks_to_tick_it(browser):
    profile = campaign().regulations
    profile["bodies"]["supervision_by_superior"] = "NAME_AT_FOUNDING"
    arrange(campaign(), regulations=profile)
    founded(BodyKind.COUNCIL)
    arrange(Body.objects.get(), founded_under="CHAIRED_BY_HEAD")
    drafted(BodyKind.SUPERVISION_BOARD)
    client, address = browser("thu-ky"), f"{BODIES}ban-giam-sat/thanh-lap/"
    typed = {**TYPED, "under": "BY_COMPETENT"}

    answer = client.post(address, typed)
    [box] = answer.context["form"].boxes.values()

    assert answer.status_code == 422
    assert client.post(address, {**typed, box: "on"}).status_code == 303


def test_who_replaces_the_chair_of_the_council_is_asked_who_it_is(browser):
    founded(BodyKind.SUPERVISION_BOARD)
    council = founded(BodyKind.COUNCIL)
    arrange(Body.objects.get(kind=BodyKind.SUPERVISION_BOARD), founded_under="BY_COMPETENT")
    chair = council.members.get(office=Office.HEAD)
    client, address = browser("thu-ky"), f"{BODIES}{chair.pk}/thay/"
    typed = {"whom": officer("chu-tich-moi").pk, "capacity": CAPACITY, "document": "45/QĐ-UBND"}
    typed["reason"] = "Nghỉ hưu"
    days = {"starts_on": "01/09/2027", "ends_on": "30/09/2027"}

    missing = client.post(address, typed)
    refused = client.post(address, {**typed, "under": "CHAIRED_BY_HEAD"})
    sent = client.post(address, {**typed, **days, "under": "CHAIRED_BY_DEPUTY"})

    assert [*missing.context["form"].errors] == ["under"]
    assert "cơ quan cấp trên" in str(refused.context["form"].errors["under"])
    assert sent.status_code == 303
    asked = ApprovalRequest.objects.get(act="REPLACE_MEMBER").arguments
    assert (asked["under"], asked["starts_on"]) == ("CHAIRED_BY_DEPUTY", "2027-09-01")


def test_what_the_replacement_leaves_open_is_ticked_on_its_page(browser):
    setter = founded(BodyKind.QUESTION_BOARD).members.get(office=Office.HEAD).person
    member = founded().members.filter(office=Office.MEMBER).first()
    client, address = browser("thu-ky"), f"{BODIES}{member.pk}/thay/"
    typed = {"whom": setter.pk, "capacity": CAPACITY, "document": "45/QĐ", "reason": "Ốm"}

    answer = client.post(address, typed)
    [box] = answer.context["form"].boxes.values()

    assert box in answer.content.decode()
    assert client.post(address, {**typed, box: "on"}).status_code == 303


def test_a_seat_for_a_time_says_so_and_one_that_is_never_held_is_refused(browser):
    an, client = officer("an-thanh-vien"), browser("thu-ky")
    typed = {"person": an.pk, "office": Office.HEAD, "capacity": CAPACITY}
    days = {"starts_on": "01/09/2027", "ends_on": "30/09/2027"}
    wrong = client.post(f"{BOARD}them/", {**typed, **days, "starts_on": "01/10/2027"})
    assert wrong.status_code == 422
    assert "ends_on" in wrong.context["form"].errors

    assert client.post(f"{BOARD}them/", {**typed, **days}).status_code == 303

    assert "01/09/2027 – 30/09/2027" in text(client.get(BOARD))
