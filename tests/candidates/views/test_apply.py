"""The candidate's own pages: each saves once, says what was saved, and shows what was refused."""

import re
from datetime import date
from uuid import uuid4

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from accounts.rules.duties import Role
from candidates.actions import enclose, register
from candidates.models import Application
from candidates.rules.registration import DossierItem
from tests.actions import arrange, campaign, events, moment, officer, stored
from tests.files import pdf
from tests.requests import said

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("announced")]
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
OPEN = moment(2026, 9, 20)
PDF = pdf()


@pytest.fixture(autouse=True)
def _on_a_day_of_registration(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    with time_machine.travel(OPEN, tick=False):
        yield


@pytest.fixture
def an():
    return officer("an", Role.CANDIDATE)


@pytest.fixture
def browser(an):
    client = Client(headers={"accept-language": "vi"})
    client.force_login(an, backend=BACKEND)
    return client


@pytest.fixture
def draft(an):
    return register.begin(campaign=campaign(), by=an, at=OPEN)


def page(name, *args):
    return reverse(f"candidates:{name}", args=[campaign().code, *args])


def attach(draft, item, by):
    enclose.attach(
        application=draft,
        item=item,
        file_name="a.pdf",
        data=PDF,
        issued_on=date(2026, 9, 1),
        by=by,
        at=OPEN,
    )


def complete(draft, by):
    """Bring a draft to where only the declaration is missing."""
    fields = {
        "name": "Nguyễn Văn An",
        "citizen_id": "001085000123",
        "born": date(1985, 5, 1),
        "current_post": "Chuyên viên",
        "position": campaign().positions.get(code="VT01"),
    }
    register.fill(application=draft, fields=fields, by=by, at=OPEN)
    for item in [*DossierItem, "HEALTH_CERTIFICATE", "ASSET_DECLARATION"]:
        attach(draft, item, by)


def test_a_draft_is_begun_once_and_the_page_says_until_when_it_may_be_filled(browser):
    mark = uuid4()

    with events() as trail:
        first, second = (browser.post(page("begin"), {"request_id": mark}) for _ in range(2))

    assert (first.status_code, first["Location"]) == (303, page("application"))
    assert "06/10/2026" in said(first)[0]
    assert second["Location"] == page("application")
    assert said(second) == []
    assert [kind for kind, *_ in trail] == ["application.begun"]


def test_a_topic_is_saved_and_named(browser, draft):
    address = page("topic", "vi-tri")
    assert "Vị trí dự tuyển" in browser.get(address).content.decode()

    answer = browser.post(address, {"position": "VT01", "current_post": "Phó phòng"})

    assert (answer.status_code, answer["Location"]) == (303, page("application"))
    assert "Đã lưu phần “Vị trí dự tuyển”" in said(answer)[0]
    assert Application.objects.get(pk=draft.pk).position_code == "VT01"


def test_a_topic_that_is_not_accepted_keeps_what_was_typed(browser, draft):
    before = stored()

    answer = browser.post(page("topic", "ban-than"), {"name": "Nguyễn Văn An", "born": "hôm qua"})

    assert answer.status_code == 422
    assert "hôm qua" in answer.content.decode()
    assert "born" in answer.context["form"].errors
    assert stored() == before


def test_no_topic_but_those_of_the_form(browser, draft):
    assert browser.get(page("topic", "khac")).status_code == 404


def test_a_file_is_taken_and_removed_again(browser, draft):
    address = page("document", "HEALTH_CERTIFICATE")
    file = SimpleUploadedFile("a.pdf", PDF)
    refused = browser.post(address, {"issued_on": "01/09/2026"})
    taken = browser.post(address, {"issued_on": "01/09/2026", "file": file})
    document = draft.documents.get()
    removed = browser.post(reverse("candidates:document-remove", args=[document.pk]))

    assert refused.status_code == 422
    assert (taken.status_code, taken["Location"]) == (303, page("documents"))
    assert "Đã nhận tệp" in said(taken)[0]
    assert (removed.status_code, removed["Location"]) == (303, page("documents"))
    assert "Đã bỏ tệp a.pdf" in said(removed)[0]
    assert not draft.documents.filter(removed_at=None).exists()

    again = browser.post(reverse("candidates:document-remove", args=[document.pk]))

    assert (again.status_code, again["Location"]) == (303, page("documents"))
    assert "Việc này đã được làm trước đó" in said(again)[-1]


def test_what_is_missing_is_refused_and_nothing_is_submitted(browser, draft):
    before = stored()

    answer = browser.post(page("check"), {"true": "on"})

    assert answer.status_code == 422
    assert answer.context["form"].non_field_errors()
    assert stored() == before


def test_what_is_missing_is_named_with_the_page_that_asks_for_it_and_nothing_can_be_sent(
    browser, draft
):
    text = browser.get(page("check")).content.decode()

    assert page("topic", "ban-than") + "?check" in text
    assert page("document", "HEALTH_CERTIFICATE") in text
    assert 'name="true"' not in text


def test_before_submitting_it_is_told_how_a_file_is_corrected_afterwards(browser, draft, an):
    complete(draft, an)

    text = browser.get(page("check")).content.decode()

    assert 'name="true"' in text
    assert "mở lại hồ sơ và nộp lại trước khi hết ngày 06/10/2026" in text
    assert "không sửa được nữa" not in text


def test_before_withdrawing_it_is_told_what_becomes_of_the_file(browser, draft):
    text = browser.get(page("withdraw")).content.decode()

    assert "đăng ký lại được bằng hồ sơ mới nếu chưa hết ngày 06/10/2026" in text
    assert "Thư ký hội đồng" not in text  # the candidate does it, not an office


def old_link(person):
    with time_machine.travel(moment(2026, 10, 7), tick=False):
        client = Client(headers={"accept-language": "vi"})
        client.force_login(person, backend=BACKEND)
        return client.get(page("begin"), follow=True)


def test_an_old_link_to_register_leads_to_asking_for_a_late_file_until_the_list_is_approved(an):
    answer = old_link(an)

    assert answer.redirect_chain == [(page("ask-late"), 302)]
    assert "đã hết ngày 06/10/2026" in answer.content.decode()


@pytest.mark.parametrize(
    "now", [{"stage": "sit", "part": "WRITTEN"}, {"suspended_on": "2026-10-07"}]
)
def test_an_old_link_to_register_says_that_nothing_is_taken_any_more(an, now):
    arrange(campaign(), **now)

    answer = old_link(an)

    assert answer.status_code == 409
    assert "đến hết ngày 06/10/2026" in answer.content.decode()
    assert reverse("exams:campaign", args=[campaign().code]) in answer.content.decode()


def test_the_list_of_papers_says_who_writes_each_how_old_it_may_be_and_how_long_is_left(
    browser, draft
):
    text = " ".join(browser.get(page("documents")).content.decode().split())

    assert "Do tập thể lãnh đạo cơ quan, đơn vị lập." in text
    assert "Do cơ sở khám bệnh, chữa bệnh lập. Không quá 6 tháng: cấp từ ngày " in text
    assert "Còn 16 ngày" in text
    chooser = browser.get(page("document", DossierItem.DIPLOMAS)).content.decode()
    assert 'accept=".pdf,.jpg,.jpeg,.png"' in chooser


@pytest.mark.parametrize("born", ["21/09/2026", "31/12/1899"])
def test_nobody_is_born_tomorrow_or_too_long_ago(browser, draft, born):
    before = stored()

    answer = browser.post(page("topic", "ban-than"), {**OWN, "born": born, "number_is_right": "on"})

    assert answer.status_code == 422
    assert "từ năm 1900 đến hôm nay" in str(answer.context["form"].errors["born"])
    assert stored() == before


def test_a_whole_file_is_submitted_with_its_number_and_only_once(browser, draft, an):
    complete(draft, an)
    mark = uuid4()
    sent = {"true": "on", "request_id": mark}

    first, second = (browser.post(page("check"), sent) for _ in range(2))

    assert (first.status_code, first["Location"]) == (303, page("application"))
    assert said(first) == [f"Đã nộp hồ sơ {draft.reg_no} lúc 20/09/2026 09:00."]
    assert said(second) == []
    assert Application.objects.get(pk=draft.pk).state == "SUBMITTED"


def test_a_draft_is_withdrawn_without_a_paper_that_asks_for_it(browser, draft):
    assert "Đơn xin rút" not in browser.get(page("withdraw")).content.decode()

    answer = browser.post(page("withdraw"), {})

    assert answer.status_code == 303
    assert Application.objects.get(pk=draft.pk).state == "WITHDRAWN"


@pytest.mark.parametrize("document", ["", "Đơn ngày 20/09/2026"])
def test_a_registration_is_withdrawn_whether_or_not_a_paper_asks_for_it(browser, draft, document):
    arrange(draft, state="SUBMITTED")
    address = page("withdraw")
    asked = browser.get(address).content.decode()

    with events() as trail:
        answer = browser.post(address, {"document": document})

    assert "không có đơn thì để trống" in asked
    assert (answer.status_code, answer["Location"]) == (303, page("application"))
    assert f"Đã rút hồ sơ {draft.reg_no}" in said(answer)[0]
    assert [kind for kind, *_ in trail] == ["application.withdrawn"]
    assert Application.objects.get(pk=draft.pk).withdrawal_document == document


def test_the_page_of_what_was_withdrawn_tells_nothing_that_comes_next(browser, draft):
    arrange(draft, state="SUBMITTED")
    before = browser.get(page("application")).content.decode()
    browser.post(page("withdraw"), {"document": "Đơn số 9"})

    text = browser.get(page("application")).content.decode()

    assert "Việc kế tiếp" in before
    assert "được niêm yết" in before
    assert "Việc kế tiếp" not in text
    assert "được niêm yết" not in text
    assert "Rút ngày 20/09/2026" in text
    assert "Đơn số 9" in text
    assert "Đến hết ngày 06/10/2026 bạn đăng ký lại được" in text
    assert reverse("results:my-letters") in text
    assert "Hồ sơ đã rút</h1>" in text
    assert "Lịch kỳ thi" not in text


def test_a_page_to_correct_what_was_withdrawn_meanwhile_asks_nothing(browser, draft):
    arrange(draft, state="SUBMITTED")
    asked = browser.get(page("reopen")).status_code
    browser.post(page("withdraw"), {})

    answers = [browser.get(page("reopen")), browser.post(page("reopen"), {})]

    assert asked == 200
    for answer in answers:
        assert answer.status_code == 409
        assert "không mở lại để sửa được" in answer.content.decode()
    assert Application.objects.get(pk=draft.pk).state == "WITHDRAWN"


def test_of_two_registrations_in_a_campaign_the_latest_has_the_page(browser, draft):
    arrange(draft, state="SUBMITTED")
    browser.post(page("withdraw"), {})
    browser.post(page("begin"))

    text = browser.get(reverse("candidates:mine")).content.decode()

    assert draft.reg_no in text
    assert text.count(f'href="{page("application")}"') == 1


def test_who_withdrew_reads_a_letter_about_it(browser, draft):
    arrange(draft, state="SUBMITTED")
    browser.post(page("withdraw"), {})

    text = browser.get(reverse("results:my-letters")).content.decode()

    assert f"Đã rút hồ sơ {draft.reg_no}" in text


def test_a_registration_that_was_withdrawn_leads_back_to_it(browser, draft):
    browser.post(page("withdraw"), {"document": "Đơn ngày 20/09/2026"})
    before = stored()

    again = browser.post(page("withdraw"), {"document": "Đơn ngày 21/09/2026"})

    assert (again.status_code, again["Location"]) == (303, page("application"))
    assert browser.get(page("withdraw"))["Location"] == page("application")
    assert stored() == before


OWN = {
    "name": "Nguyễn Văn An",
    "citizen_id": "001085000123",
    "born": "01/05/1985",
    "sex": "M",
    "phone": "0912 345 678",
    "email": "an@example.vn",
}


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        ({"citizen_id": "999085000123"}, "không phải mã tỉnh"),
        ({"born": "01/05/1986"}, "không khớp năm sinh"),
        ({"sex": "F"}, "không khớp giới tính"),
    ],
)
def test_a_number_that_contradicts_what_is_typed_is_asked_about_at_once(
    browser, draft, wrong, message
):
    answer = browser.post(page("topic", "ban-than"), {**OWN, **wrong})

    assert answer.status_code == 422
    assert message in str(answer.context["form"].errors["citizen_id"])


def test_a_doubtful_number_is_taken_once_it_was_looked_at_again(browser, draft):
    doubtful = {**OWN, "born": "01/05/1986"}
    asked = browser.post(page("topic", "ban-than"), doubtful)
    assert 'type="checkbox" name="number_is_right"' in asked.content.decode()

    answer = browser.post(page("topic", "ban-than"), {**doubtful, "number_is_right": "on"})

    assert answer.status_code == 303
    assert Application.objects.get(pk=draft.pk).born == date(1986, 5, 1)


def test_a_wrong_number_is_not_taken_whatever_was_ticked(browser, draft):
    wrong = {**OWN, "citizen_id": "999085000123", "number_is_right": "on"}

    assert browser.post(page("topic", "ban-than"), wrong).status_code == 422


@pytest.mark.parametrize("phone", ["12345", "091234567890123", "không có", "0912-345-67a"])
def test_a_telephone_number_is_one(browser, draft, phone):
    answer = browser.post(page("topic", "ban-than"), {**OWN, "phone": phone})

    assert answer.status_code == 422
    assert "phone" in answer.context["form"].errors


@pytest.mark.parametrize("phone", ["0912345678", "+84 912.345.678", "(024) 3825 3536"])
def test_a_telephone_number_is_typed_as_people_do(browser, draft, phone):
    assert browser.post(page("topic", "ban-than"), {**OWN, "phone": phone}).status_code == 303


@pytest.mark.parametrize(
    ("issued_on", "message"),
    [("21/09/2026", "không thể sau hôm nay"), ("01/01/2026", "phải được cấp từ ngày")],
)
def test_a_health_certificate_is_neither_of_tomorrow_nor_too_old(
    browser, draft, issued_on, message
):
    file = SimpleUploadedFile("a.pdf", PDF)

    answer = browser.post(
        page("document", "HEALTH_CERTIFICATE"), {"issued_on": issued_on, "file": file}
    )

    assert answer.status_code == 422
    assert message in str(answer.context["form"].errors["issued_on"])
    assert not draft.documents.exists()


def test_a_submitted_file_is_opened_again_from_its_page_until_the_window_closes(browser, draft, an):
    complete(draft, an)
    register.declare_and_submit(application=draft, by=an, at=OPEN)
    assert page("reopen") in browser.get(page("application")).content.decode()

    asked = browser.get(page("reopen")).content.decode()
    answer = browser.post(page("reopen"))

    assert "06/10/2026" in asked
    assert (answer.status_code, answer["Location"]) == (303, page("application"))
    assert Application.objects.get(pk=draft.pk).state == "DRAFT"


def test_no_button_offers_what_is_past(browser, draft, an):
    complete(draft, an)
    register.declare_and_submit(application=draft, by=an, at=OPEN)
    with time_machine.travel(moment(2026, 10, 7), tick=False):
        client = Client(headers={"accept-language": "vi"})
        client.force_login(an, backend=BACKEND)
        shown = client.get(page("application")).content.decode()

    assert page("reopen") not in shown


def test_whoever_withdrew_is_offered_to_register_again(browser, draft):
    browser.post(page("withdraw"), {"document": "Đơn ngày 20/09/2026"})
    assert page("begin") in browser.get(page("application")).content.decode()

    answer = browser.post(page("begin"))

    assert answer["Location"] == page("application")
    assert Application.objects.filter(state="DRAFT").count() == 1


def test_what_was_withdrawn_stays_readable_after_registering_again(browser, draft, an):
    complete(draft, an)
    register.declare_and_submit(application=draft, by=an, at=OPEN)
    browser.post(page("withdraw"), {"document": ""})
    browser.post(page("begin"))
    earlier = reverse("candidates:earlier", args=[draft.pk])

    assert earlier in browser.get(reverse("candidates:mine")).content.decode()
    shown = browser.get(earlier).content.decode()
    assert draft.reg_no in shown
    assert "Hồ sơ đã rút" in shown
    assert "Hồ sơ đang có hiệu lực" in shown
    assert page("withdraw") not in shown
    latest = Application.objects.exclude(pk=draft.pk).get(person=an)
    to_latest = browser.get(reverse("candidates:earlier", args=[latest.pk]))
    assert to_latest["Location"] == page("application")


def test_nobody_reads_an_earlier_registration_of_somebody_else(draft):
    binh = officer("binh", Role.CANDIDATE)
    client = Client()
    client.force_login(binh, backend=BACKEND)

    assert client.get(reverse("candidates:earlier", args=[draft.pk])).status_code == 404


def test_two_sides_of_one_number_are_both_told(browser, draft, an):
    complete(draft, an)
    register.declare_and_submit(application=draft, by=an, at=OPEN)
    assert "có trong hồ sơ khác" not in browser.get(page("application")).content.decode()

    binh = officer("binh", Role.CANDIDATE)
    other = register.begin(campaign=campaign(), by=binh, at=OPEN)
    complete(other, binh)
    register.declare_and_submit(application=other, by=binh, at=OPEN)
    client = Client(headers={"accept-language": "vi"})
    client.force_login(binh, backend=BACKEND)

    for side in (browser, client):
        assert "có trong hồ sơ khác" in side.get(page("application")).content.decode()


def test_the_secretary_sees_both_sides_and_settles_whose_number_it_is(browser, draft, an):
    complete(draft, an)
    register.declare_and_submit(application=draft, by=an, at=OPEN)
    binh = officer("binh", Role.CANDIDATE)
    other = register.begin(campaign=campaign(), by=binh, at=OPEN)
    complete(other, binh)
    register.declare_and_submit(application=other, by=binh, at=OPEN)
    secretary = Client(headers={"accept-language": "vi"})
    secretary.force_login(officer("van-thu", Role.SECRETARY), backend=BACKEND)
    address = reverse("candidates:identity", args=[campaign().code, other.reg_no])

    work = secretary.get(reverse("my-work")).content.decode()
    file = secretary.get(
        reverse("candidates:file", args=[campaign().code, other.reg_no])
    ).content.decode()
    both = secretary.get(address).content.decode()
    refused = secretary.post(address, {"is_own": "no"})
    settled = secretary.post(address, {"is_own": "no", "document": "Biên bản 03"})

    assert address in work
    assert address in file
    assert draft.reg_no in both
    assert other.reg_no in both
    assert refused.status_code == 422
    assert settled.status_code == 303
    assert Application.objects.get(pk=other.pk).identity == "DENIED"
    assert address not in secretary.get(reverse("my-work")).content.decode()


def began_with(browser, topic):
    text = browser.get(page("topic", topic)).content.decode()
    return re.search(r'name="began_with" value="([0-9a-f]{16})"', text)[1]


def test_a_second_tab_does_not_overwrite_what_the_first_saved_unless_it_is_sent_again(
    browser, draft
):
    mark = began_with(browser, "ban-than")
    second = {**OWN, "name": "Nguyễn Văn Bình", "number_is_right": "on", "began_with": mark}
    browser.post(page("topic", "ban-than"), {**OWN, "number_is_right": "on", "began_with": mark})
    before = stored()

    answer = browser.post(page("topic", "ban-than"), second)

    text = answer.content.decode()
    assert (answer.status_code, stored()) == (422, before)
    assert f"vừa được lưu ở một cửa sổ khác: Họ và tên: {OWN['name']}" in text
    assert 'value="Nguyễn Văn Bình"' in text
    again = re.search(r'name="began_with" value="([0-9a-f]{16})"', text)[1]
    assert (
        browser.post(page("topic", "ban-than"), {**second, "began_with": again}).status_code == 303
    )
    assert Application.objects.get().name == "Nguyễn Văn Bình"


def test_a_double_click_on_a_topic_is_answered_like_the_first(browser, draft):
    sent = {**OWN, "number_is_right": "on", "request_id": str(uuid4())}
    sent["began_with"] = began_with(browser, "ban-than")

    answers = [browser.post(page("topic", "ban-than"), sent).status_code for _ in range(2)]

    assert answers == [303, 303]
