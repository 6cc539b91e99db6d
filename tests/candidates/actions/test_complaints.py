"""A complaint about screening: who makes it, until when, who answers, and what follows."""

from datetime import date, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from accounts.rules.duties import Role
from candidates.actions import complaint_windows, complaints, sit
from candidates.models import Complaint, Seal
from candidates.rules.complaints import ComplaintRemedy, ComplaintState
from candidates.worklist.complaints import complaints_to_decide
from exams.models import Letter, Recusal
from exams.rules.enums import PartKind
from exams.rules.letters import LetterKind
from exams.rules.stages import MARK_WRITTEN
from results.actions import gates
from results.actions.outbox import true_letters
from results.models import Publication
from tests.actions import (
    LATE,
    OBSTACLES,
    arrange,
    campaign,
    events,
    move_to,
    obstruct,
    officer,
    person_named,
    refused,
    stored,
)
from tests.crawl import readable_text
from tests.relations import own

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("listed")]
CODE = "TT2026-01"
WHY, PAPER, ANSWER = "Thời gian giữ chức vụ tính thiếu", "QĐ 12", "Tính lại đủ 24 tháng"


@pytest.fixture(autouse=True)
def sitting(listed):
    """The first part of the exam, which is still to come."""
    part = campaign().parts.get(kind=PartKind.WRITTEN)
    return arrange(part, starts_at=LATE + timedelta(days=30))


@pytest.fixture
def an():
    return officer("an", Role.CANDIDATE)


@pytest.fixture
def file(an):
    """Return a file that may not take part, of a position whose exam is held."""
    out = campaign().applications.filter(state="INELIGIBLE", position__opening="HELD")
    return arrange(out.select_related("campaign", "position").order_by("reg_no").first(), person=an)


def made(file, by, **others):
    typed = {"reason": WHY, "document": PAPER, **others}
    return complaints.make(application=file, by=by, at=LATE, **typed)


def entered(file, by="thu-ky", on=None, **others):
    typed = {"reason": WHY, "document": "Đơn 3", "on": on or LATE.date(), **others}
    by = person_named(by) if isinstance(by, str) else by
    return complaints.enter(application=file, by=by, at=LATE, **typed)


def decided(complaint, upheld=True, by="chu-tich", **others):
    typed = {"answer": ANSWER, "document": "VB 9", **others}
    by = person_named(by) if isinstance(by, str) else by
    return complaints.decide(complaint=complaint, upheld=upheld, by=by, at=LATE, **typed)


def told(file, on):
    """Let the letter that says why have left on a day."""
    at = LATE.replace(year=on.year, month=on.month, day=on.day)
    facts = {"number": file.reg_no, "reasons": ""}
    letter = Letter(
        campaign=campaign(),
        receiver=file.person,
        kind=LetterKind.INELIGIBLE_NOTICE,
        about=file.reg_no,
        facts=facts,
        composed_at=at,
    )
    return arrange(letter, released_at=at)


def browser_of(person):
    client = Client()
    person = person_named(person) if isinstance(person, str) else person
    client.force_login(person, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


def test_who_is_kept_out_complains_and_the_council_has_ten_days(file, an):
    with events() as trail:
        complaint = made(file, an)

    row = Complaint.objects.get()
    assert (row.reason, row.document, row.state) == (WHY, PAPER, ComplaintState.MADE)
    assert row.answer_by == LATE.date() + timedelta(days=10)
    facts = {"on": f"{LATE:%d/%m/%Y}"}
    assert trail == [("complaint.made", file.reg_no, an.pseudonym, facts)]
    assert complaint.entered_by is None


def test_a_complaint_on_paper_is_entered_by_the_day_on_which_it_came(file):
    yesterday = LATE.date() - timedelta(days=1)
    complaint = entered(file, on=yesterday)

    assert (complaint.received_on, complaint.entered_by) == (yesterday, person_named("thu-ky"))


@pytest.mark.parametrize("do", [made, entered])
def test_nobody_complains_twice_nor_who_takes_part_nor_without_a_reason(file, an, do):
    by = an if do is made else "thu-ky"
    with refused("REASON_MISSING"):
        do(file, by, reason=" ")
    do(file, by)
    with refused("COMPLAINED_ALREADY"):
        do(file, by)
    inside = arrange(campaign().applications.filter(state="ELIGIBLE").first(), person=an)
    with refused("NOT_KEPT_OUT"):
        do(inside, by)


def test_a_paper_and_a_day_that_has_come_are_needed(file):
    with refused("DOCUMENT_MISSING"):
        entered(file, document=" ")
    with refused("DAY_IN_FUTURE"):
        entered(file, on=LATE.date() + timedelta(days=1))


def test_nobody_complains_of_the_file_of_another(file):
    binh = officer("binh", Role.CANDIDATE)
    with refused("NOT_YOURS"):
        made(file, binh)


def test_it_is_made_within_five_working_days_of_the_letter(file, an):
    assert complaint_windows.complaint_until(file) is None
    told(file, date(2027, 2, 22))  # a Monday, counted itself
    assert complaint_windows.complaint_until(file) == date(2027, 2, 26)
    with refused("COMPLAINT_LATE", until="26/02/2027"):
        made(file, an)
    assert entered(file, on=date(2027, 2, 26))


def test_upheld_the_file_is_eligible_and_gets_the_next_number(file, an):
    sit.number(campaign=campaign(), by=person_named("thu-ky"), at=LATE)
    last = campaign().entries.order_by("-number").first().number
    own(person_named("giam-khao-1"), file, kind="MENTOR")
    complaint = made(file, an)
    with events() as trail:
        decided(complaint)

    file.refresh_from_db()
    entry = Seal.objects.get(application=file).entry
    assert (file.state, entry.number > last) == ("ELIGIBLE", True)
    assert Recusal.objects.filter(entry=entry, person=person_named("giam-khao-1")).exists()
    assert Complaint.objects.get().state == ComplaintState.UPHELD
    facts = {"value": "UPHELD", "document": "VB 9"}
    assert trail == [("complaint.decided", file.reg_no, person_named("chu-tich").pseudonym, facts)]


def test_once_the_sitting_began_nobody_comes_in_though_the_step_is_the_same(file, an, sitting):
    made(file, an)
    arrange(sitting, starts_at=LATE)

    with refused("REMEDY_MISSING"):
        decided(Complaint.objects.get())
    decided(Complaint.objects.get(), remedy=ComplaintRemedy.NOT_SAT)

    assert campaign().applications.get(pk=file.pk).state == "INELIGIBLE"


def test_before_numbers_are_given_it_is_numbered_with_the_others(file, an):
    decided(made(file, an))
    sit.number(campaign=campaign(), by=person_named("thu-ky"), at=LATE)

    assert Seal.objects.filter(application=file).exists()


def test_a_position_that_is_not_held_gives_no_number(file, an):
    sit.number(campaign=campaign(), by=person_named("thu-ky"), at=LATE)
    arrange(file.position, opening="NOT_ENOUGH_CANDIDATES")
    decided(made(file, an))

    file.refresh_from_db()
    assert (file.state, Seal.objects.filter(application=file).exists()) == ("ELIGIBLE", False)


def test_a_position_that_was_never_open_is_not_made_so(file, an):
    complaint = made(arrange(file, position=None), an)
    with refused("POSITION_NOT_IN_CAMPAIGN"):
        decided(complaint)


def test_dismissed_nothing_changes_and_a_letter_says_why(file, an):
    decided(made(file, an), upheld=False)

    file.refresh_from_db()
    assert file.state == "INELIGIBLE"
    [letter] = Letter.objects.filter(receiver=an)
    assert (letter.kind, letter.facts["why"]) == (LetterKind.COMPLAINT_DISMISSED, ANSWER)
    assert true_letters(campaign(), LetterKind.COMPLAINT_DISMISSED, LATE) == [letter]


def test_who_has_no_account_gets_no_letter(file):
    complaint = entered(arrange(file, person=None))
    before = Letter.objects.count()
    decided(complaint)
    assert Letter.objects.count() == before


def test_who_screened_a_file_answers_no_complaint_about_it(file, an):
    word = file.decisions.filter(kind="OFFICER").first()
    arrange(word, by=person_named("chu-tich"))
    complaint = made(file, an)

    with refused("SCREENED_IT"):
        decided(complaint)
    page = browser_of("chu-tich").get(f"/ho-so/{CODE}/khieu-nai/{complaint.pk}/")
    assert (page.status_code, WHY in page.content.decode()) == (409, False)


def test_who_is_tied_to_the_candidate_answers_nothing(file, an):
    complaint = made(file, an)
    own(person_named("chu-tich"), file, kind="MENTOR")

    with refused("RECUSED_FROM"):
        decided(complaint)
    listed = browser_of("chu-tich").get(f"/ho-so/{CODE}/khieu-nai/").content.decode()
    assert file.reg_no not in listed
    assert list(complaints_to_decide(person_named("chu-tich"), LATE)) == []


@pytest.mark.parametrize(
    ("typed", "code"),
    [({"answer": " "}, "REASON_MISSING"), ({"document": " "}, "DOCUMENT_MISSING")],
)
def test_an_answer_takes_a_reason_and_a_document(file, an, typed, code):
    complaint = made(file, an)
    with refused(code):
        decided(complaint, **typed)


def test_it_is_answered_once(file, an):
    complaint = decided(made(file, an))
    with refused("ALREADY_DECIDED"):
        decided(complaint)


@pytest.mark.parametrize("how", OBSTACLES[:-1])
def test_nobody_else_answers_nor_while_the_campaign_stands_still(file, an, how):
    complaint = made(file, an)
    code, by = obstruct(how, person_named("chu-tich"))
    complaint = Complaint.objects.select_related("application__campaign").get(pk=complaint.pk)

    with refused(code):
        decided(complaint, by=by)


def test_the_gate_of_the_sealing_names_it_and_it_is_decided_afterwards_too(file, an):
    written = campaign().parts.get(kind="WRITTEN")

    def named():
        checks = gates.of_seal(written, today=LATE.date())
        return [check.items for check in checks if check.code == "COMPLAINTS_OPEN"]

    complaint = made(file, an)
    assert named() == [(file.reg_no,)]
    move_to(MARK_WRITTEN)
    complaint = Complaint.objects.select_related("application__campaign").get(pk=complaint.pk)
    decided(complaint, upheld=False)
    assert named() == []


def test_the_chair_is_told_with_the_day_and_led_to_the_answer(file, an):
    complaint = made(file, an)
    [item] = complaints_to_decide(person_named("chu-tich"), LATE)
    assert (item.count, item.due, item.url) == (
        1,
        complaint.answer_by,
        f"/ho-so/{CODE}/khieu-nai/",
    )
    assert list(complaints_to_decide(person_named("thu-ky"), LATE)) == []

    chair = browser_of("chu-tich")
    page = f"/ho-so/{CODE}/khieu-nai/{complaint.pk}/"
    assert page in chair.get(item.url).content.decode()
    asked = readable_text(chair.get(page))
    assert WHY in asked
    assert "hồ sơ vào danh sách khi đánh số báo danh" in asked
    typed = {"upheld": "no", "answer": ANSWER, "document": "VB 9"}
    before = stored()
    assert chair.post(page, typed).status_code == 200
    assert {**stored(), "events": 0} == {**before, "events": 0}
    assert chair.post(page, {**typed, "confirmed": "1"}).status_code == 303
    assert list(complaints_to_decide(person_named("chu-tich"), LATE)) == []


def test_a_candidate_makes_it_on_a_page_and_reads_the_answer(file, an):
    client, page = browser_of(an), f"/du-tuyen/{CODE}/khieu-nai/"
    assert page in client.get(f"/du-tuyen/{CODE}/").content.decode()
    assert client.post(page, {"reason": WHY, "document": ""}).status_code == 303
    waiting = readable_text(client.get(f"/du-tuyen/{CODE}/"))
    assert "Hội đồng trả lời trước hết ngày" in waiting

    complaint = Complaint.objects.select_related("application__campaign").get()
    decided(complaint, upheld=False, late_reason="Chờ xác minh")  # months after the page was sent
    answered = readable_text(client.get(f"/du-tuyen/{CODE}/"))
    assert f"{ANSWER} (VB 9)" in answered
    assert "Hội đồng trả lời khiếu nại: không chấp nhận" in answered


def test_the_secretary_enters_one_from_the_page_of_the_file(file):
    secretary, page = browser_of("thu-ky"), f"/ho-so/{CODE}/{file.reg_no}/khieu-nai/"
    assert page in secretary.get(f"/ho-so/{CODE}/{file.reg_no}/").content.decode()
    assert page not in browser_of("tham-dinh").get(f"/ho-so/{CODE}/{file.reg_no}/").content.decode()
    today = f"{timezone.localdate():%d/%m/%Y}"
    typed = {"reason": WHY, "document": "Đơn 3", "on": today}
    assert secretary.post(page, typed).status_code == 303
    assert Complaint.objects.get().entered_by == person_named("thu-ky")


def test_without_a_letter_the_period_begins_with_the_notice_on_paper_or_the_list(file, an):
    with refused("COMPLAINT_LATE", until="26/02/2027"):
        entered(file, on=date(2027, 3, 1), notified_on=date(2027, 2, 22))
    published = {"kind": "ELIGIBLE", "version": 1, "number": "1/TB", "digest": "0" * 64}
    row = Publication(campaign=campaign(), **published, published_on=date(2027, 2, 15))
    arrange(row, published_at=LATE, content={})
    assert complaint_windows.complaint_until(file) == date(2027, 2, 19)
    with refused("COMPLAINT_LATE", until="19/02/2027"):
        made(file, an)
    with refused("DAY_IN_FUTURE"):
        entered(file, on=date(2027, 2, 26), notified_on=date(2027, 3, 2))
    complaint = entered(file, on=date(2027, 2, 26), notified_on=date(2027, 2, 22))
    assert complaint.notified_on == date(2027, 2, 22)


def test_another_kind_of_complaint_is_not_decided_as_one_about_screening(file, an):
    complaint = arrange(made(file, an), kind="CONDUCT")
    with refused("OTHER_KIND"):
        decided(complaint)
