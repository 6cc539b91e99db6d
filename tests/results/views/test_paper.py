"""The custodian's pages: labels to print, bodies that come in, the envelope of the stubs."""

import io

import pytest
from pypdf import PdfReader

from accounts.rules.password_codes import grouped
from audit.models import Event, HandledRequest
from exams.models import LabelSheet, ScriptReception, StubEnvelope
from results.actions.issuing import issue as issue_paper
from results.documents.kinds import KINDS
from tests.actions import LATE, campaign, events, person_named
from tests.requests import said
from tests.results.actions.on_paper import (
    bind,
    countersign,
    issue,
    print_out,
    receive,
    seal_envelope,
    sit_with,
)
from web.sentences import sentence

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("listed")]
ROOM = "/dieu-hanh/TT2026-01/"
LABELS, RECEIVE = f"{ROOM}nhan-phach/", f"{ROOM}nhan-bai/"
ENVELOPE, SECOND = f"{ROOM}tui-dau-phach/", f"{ROOM}tui-dau-phach/nguoi-thu-hai/"
PAGES = (LABELS, RECEIVE, f"{RECEIVE}huy-nhan/", ENVELOPE, f"{ENVELOPE}mo-lai/")


@pytest.fixture(autouse=True)
def _on_paper():
    bind("LATE")
    sit_with("LD001", "LD002")


@pytest.fixture
def custodian(browser):
    return browser("ban-phach")


def text_of(data):
    return "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(data)).pages)


def test_the_page_offers_a_label_for_everybody_and_a_tenth_to_spare(custodian):
    page = custodian.get(LABELS)

    people = page.context["people"]
    assert page.context["form"]["count"].value() == people + -(-people // 10)
    answer = custodian.post(LABELS, {"count": 3, "request_id": ""})
    assert answer.status_code == 303
    assert LabelSheet.objects.get().codes[0] not in custodian.get(LABELS).content.decode()


def test_a_sheet_is_printed_as_pdf_and_again_with_a_reason(custodian):
    sheet = issue(3)
    address = f"{LABELS}1/in/"
    with events() as trail:
        answer = custodian.post(address, {"reason": ""})

    assert answer["Content-Type"] == "application/pdf"
    assert all(text_of(answer.content).count(code) == 2 for code in sheet.codes)
    assert [name for name, *_ in trail] == ["labels.printed"]
    again = custodian.post(address, {"reason": ""})
    assert again.status_code == 422
    assert sentence("REASON_FOR_REPRINT", sheet=1) in again.content.decode()
    assert "Đã in 1 lần" in custodian.get(address).content.decode()


def test_a_reason_is_asked_for_only_when_labels_are_printed_again(custodian):
    issue(3)
    address = f"{LABELS}1/in/"
    first = custodian.get(address).context["form"]
    custodian.post(address, {})
    again = custodian.get(address).context["form"]

    assert "reason" not in first.fields
    assert again.fields["reason"].required


def test_more_bodies_than_people_are_told_before_the_envelope_is_sealed(custodian):
    codes = issue(4).codes
    receive(*codes[:2])
    assert "nhiều hơn số người có mặt" not in custodian.get(RECEIVE).content.decode()
    receive(codes[2])

    assert "nhiều hơn số người có mặt" in custodian.get(RECEIVE).content.decode()


def test_a_second_click_prints_no_second_sheet(custodian):
    issue(3)
    twice = {"reason": "", "request_id": "6f3c1c8e-5f0e-4b8e-9a52-3a8f3d1d2c11"}
    custodian.post(f"{LABELS}1/in/", twice)

    assert custodian.post(f"{LABELS}1/in/", twice)["Location"] == LABELS
    assert LabelSheet.objects.get().prints == 1


def test_each_body_is_counted_and_the_latest_five_are_shown_on_this_machine(custodian, browser):
    codes = issue(7).codes
    for count, code in enumerate(codes[:6], start=1):
        answer = custodian.post(RECEIVE, {"code": f" {code[:3].lower()} {code[3:]}"})
        assert said(answer)[-1] == f"Đã nhận {count} / 2 bài."

    page = custodian.get(RECEIVE)
    assert page.context["latest"] == codes[5:0:-1]
    assert browser("ban-phach").get(RECEIVE).context["latest"] == []
    assert ScriptReception.objects.get().codes == codes[:6]


def test_what_the_browser_claims_to_have_sent_is_shown_only_if_it_came_in(custodian):
    codes = issue(3).codes
    receive(codes[0])
    custodian.cookies["bai_vua_nhan"] = f"{codes[1]}.<b>.{codes[0]}"

    assert custodian.get(RECEIVE).context["latest"] == [codes[0]]


def test_a_wrong_check_symbol_is_told_at_the_field_with_what_was_typed(custodian):
    code = issue(1).codes[0]
    wrong = code[:5] + ("2" if code[5] != "2" else "3")

    page = custodian.post(RECEIVE, {"code": wrong})

    assert page.status_code == 422
    assert page.context["form"].errors["code"] == [sentence("CODE_CHECK_FAILS", code=wrong)]
    assert f'value="{wrong}"' in page.content.decode()
    assert not ScriptReception.objects.exists()


def test_the_same_code_twice_is_refused_and_not_counted_twice(custodian):
    code = issue(1).codes[0]
    custodian.post(RECEIVE, {"code": code})

    page = custodian.post(RECEIVE, {"code": code})

    assert page.status_code == 422
    assert page.context["received"] == 1


def test_no_request_of_receiving_is_remembered(custodian):
    """Its keyed digest, beside the place of its event, would tell the order of the bodies."""
    code = issue(1).codes[0]
    form = custodian.get(RECEIVE).content.decode()
    custodian.post(RECEIVE, {"code": code, "request_id": "6f3c1c8e-5f0e-4b8e-9a52-3a8f3d1d2c11"})

    assert 'name="request_id"' not in form.split("<main")[1]
    assert not HandledRequest.objects.filter(event__type="scripts.received").exists()


def test_a_spoilt_label_is_voided_with_a_reason(custodian):
    codes = issue(2).codes
    receive(codes[0])
    answer = custodian.post(f"{RECEIVE}huy-nhan/", {"code": codes[0], "reason": "Rách"})

    assert answer.status_code == 303
    page = custodian.get(RECEIVE)
    assert (page.context["received"], page.context["voided"]) == (0, [(codes[0], "Rách")])


def test_two_persons_seal_the_envelope_and_print_its_minutes(custodian, browser):
    receive(*issue(3).codes[:2])
    supervisor = browser("giam-sat")
    assert custodian.get(f"{ENVELOPE}bien-ban/").status_code == 404
    refused = custodian.post(ENVELOPE, {"number": "PB-7", "stubs": 3})
    assert refused.context["form"].errors["stubs"] == [
        sentence("STUBS_DIFFER", stubs=3, received=2)
    ]
    custodian.post(ENVELOPE, {"number": "PB-7", "stubs": 2})
    assert "PB-7" not in supervisor.get(SECOND).content.decode()
    wrong = supervisor.post(SECOND, {"number": "PB-1"})
    assert wrong.context["form"].errors["number"] == [sentence("ENVELOPE_NUMBER_DIFFERS")]
    supervisor.post(SECOND, {"number": "PB-7"})

    secret = "Từ đây không ai, kể cả máy chủ, biết bài nào của ai."
    assert secret in custodian.get(ENVELOPE).content.decode()
    assert secret in supervisor.get(SECOND).content.decode()
    minutes = text_of(supervisor.get(f"{ENVELOPE}bien-ban/").content)
    assert "PB-7" in minutes
    assert all(name in minutes for name in ("ban-phach", "giam-sat"))


def test_minutes_that_the_register_issued_are_printed_with_their_number_and_code(custodian):
    receive(*issue(3).codes[:2])
    seal_envelope(2)
    countersign()
    [paper] = issue_paper(
        campaign=campaign(),
        kind=KINDS["SEALING_MINUTES"],
        subjects=["PB-01"],
        first=14,
        by=person_named("thu-ky"),
        at=LATE,
    )

    minutes = text_of(custodian.get(f"{ENVELOPE}bien-ban/").content)

    assert "14/BB-HĐTT" in minutes
    assert grouped(paper.code) in minutes


def test_the_first_person_is_not_the_second(custodian):
    receive(*issue(3).codes[:2])
    seal_envelope(2)

    told = custodian.get(SECOND).content.decode()
    page = custodian.post(SECOND, {"number": "PB-01"})

    assert "Bạn đã ký lần thứ nhất" in told
    assert 'name="number"' not in told
    assert page.status_code == 422
    assert sentence("ALREADY_SIGNED") in page.content.decode()
    assert len(StubEnvelope.objects.get().signers) == 1


def test_an_envelope_is_reopened_with_a_reason(custodian):
    receive(*issue(3).codes[:2])
    seal_envelope(2)
    assert "Đã niêm phong túi đầu phách" in custodian.get(RECEIVE).content.decode()

    custodian.post(f"{ENVELOPE}mo-lai/", {"reason": "Đếm nhầm"})

    assert StubEnvelope.objects.get().signers == []
    assert Event.objects.filter(type="envelope.reopened").exists()


def test_where_no_envelope_is_sealed_no_reason_is_asked_to_reopen_one(custodian):
    receive(*issue(3).codes[:2])

    page = custodian.get(f"{ENVELOPE}mo-lai/")

    assert page.status_code == 409
    assert sentence("NOTHING_TO_REOPEN") in page.content.decode()
    assert 'name="reason"' not in page.content.decode()


def test_before_any_label_there_is_nothing_to_receive(custodian):
    page = custodian.get(RECEIVE).content.decode()

    assert "Chưa có nhãn phách nào" in page
    assert 'name="code"' not in page


@pytest.mark.parametrize("address", PAGES)
@pytest.mark.parametrize("username", ["thu-ky", "chu-tich", "giam-khao-1", "truong-ban-cham"])
def test_nobody_else_opens_the_pages_of_the_custodian(browser, address, username):
    assert browser(username).get(address).status_code == 403


@pytest.mark.parametrize("address", PAGES)
def test_a_campaign_that_seals_its_mapping_has_no_such_page(custodian, address):
    bind("SEALED")

    assert custodian.get(address).status_code == 404


def test_the_room_leads_the_custodian_from_task_to_task(custodian):
    page = custodian.get(ROOM).content.decode()
    assert LABELS in page
    print_out(issue(3))

    page = custodian.get(ROOM).content.decode()
    assert RECEIVE in page
    assert "Chưa nhận đủ bài" in page


def test_the_pages_ask_as_much_for_many_codes_as_for_few(custodian, django_assert_max_num_queries):
    few = issue(2).codes
    receive(few[0])
    custodian.get(RECEIVE)
    with django_assert_max_num_queries(30) as asked:
        custodian.get(RECEIVE)
    count = len(asked)
    many = issue(60).codes
    receive(*many[:40])

    with django_assert_max_num_queries(count):
        custodian.get(RECEIVE)
