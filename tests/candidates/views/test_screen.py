"""Dossiers are read by whoever has to, in the campaigns that are theirs, and leave their mark."""

import re
from hashlib import sha256
from uuid import uuid4

import pytest
from django.test import Client

from audit.models import Event
from candidates.actions import screen
from candidates.models import Application, Decision, Document
from tests.actions import LATE, arrange, campaign, events, officer, person_named, stored
from tests.candidates.officers import speak
from tests.crawl import readable_text
from tests.files import pdf
from tests.requests import words_on

pytestmark = pytest.mark.django_db
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
CODE = "TT2026-01"
SCREENER = "SCREENING_OFFICER"


@pytest.fixture
def paper(screening):
    return Application.objects.exclude(state="DRAFT").order_by("reg_no")[0]


def client_of(person):
    client = Client()
    client.force_login(person, backend=BACKEND)
    return client


@pytest.mark.parametrize("campaign", [CODE, ""])
def test_an_officer_of_the_campaign_reads_its_dossiers(paper, campaign):
    client = client_of(officer("can-bo", "SCREENING_OFFICER", campaign=campaign))

    assert paper.name in readable_text(client.get("/ho-so/"))
    assert paper.name in readable_text(client.get(f"/ho-so/{CODE}/{paper.reg_no}/"))
    assert client.get(f"/ho-so/{CODE}/vi-tri/").status_code == 200


def test_an_officer_of_another_campaign_reads_none(paper):
    client = client_of(officer("can-bo", "SCREENING_OFFICER", campaign="TT2026-99"))

    page = client.get("/ho-so/")
    assert page.status_code == 200
    assert paper.name not in readable_text(page)
    assert CODE not in readable_text(page)
    for address in (paper.reg_no, "vi-tri", "khong-dang-ky", f"{paper.reg_no}/quyet-dinh"):
        assert client.get(f"/ho-so/{CODE}/{address}/").status_code == 403


def test_a_list_that_was_read_names_each_dossier_with_its_campaign(paper):
    client_of(person_named("tham-dinh")).get("/ho-so/")

    entry = bytes(Event.objects.filter(type="read.personal").latest("seq").entry).decode()
    assert f'"{CODE} {paper.reg_no}, {CODE} ' in entry


def test_a_dossier_that_was_read_is_named_with_its_campaign(paper):
    client_of(person_named("tham-dinh")).get(f"/ho-so/{CODE}/{paper.reg_no}/")

    event = Event.objects.filter(type="read.personal").latest("seq")
    assert event.subject == f"{CODE} {paper.reg_no}"


IN_PLACE = {"HX-Request": "true", "HX-Target": "decision"}


@pytest.fixture
def screened(screening):
    screen.run(campaign=campaign(), by=person_named("tham-dinh"), at=LATE)
    return Application.objects.filter(state="ELIGIBLE").order_by("reg_no")[0]


@pytest.fixture
def board():
    return client_of(person_named("tham-dinh"))


def decision_of(paper):
    return f"/ho-so/{CODE}/{paper.reg_no}/quyet-dinh/"


def asked(client, paper):
    """Return what the form of a decision has in it, as it is put into the page of the file."""
    text = client.get(decision_of(paper), headers=IN_PLACE).content.decode()
    return dict(re.findall(r'name="(request_id|version)" value="([^"]+)"', text))


def decide(client, paper, headers=IN_PLACE, **answers):
    given = {"request_id": uuid4(), "compared": "on", **words_on(paper), **answers}
    return client.post(decision_of(paper), given, headers=headers)


def refuse(client, paper, headers=IN_PLACE, **answers):
    given = {"value": "REFUSE", "reason": "Hồ sơ thiếu", **answers}
    return decide(client, paper, headers, **given)


def test_the_form_of_a_decision_is_put_into_the_page_of_the_file(screened, board):
    page = board.get(decision_of(screened))
    form = board.get(decision_of(screened), headers=IN_PLACE).content.decode()

    assert "<main" in page.content.decode()
    assert re.match(r'\s*<div class="decision[^>]* id="decision"', form)
    assert 'hx-target="#decision"' in form
    assert "<main" not in form


def test_a_decision_is_written_in_place_and_says_what_it_was(screened, board):
    with events() as trail:
        answer = refuse(board, screened, **asked(board, screened))

    text = answer.content.decode()
    assert answer.status_code == 200
    assert "<form" not in text
    assert "Không đủ điều kiện" in text
    assert "Hồ sơ thiếu" in text
    assert 'hx-swap-oob="innerHTML:#file-head"' in text
    assert "Hồ sơ kế tiếp" in text
    assert [kind for kind, *_ in trail] == ["eligibility.concluded"]
    assert Application.objects.get(pk=screened.pk).state == "INELIGIBLE"


def test_a_double_click_on_a_decision_counts_once(screened, board):
    given = asked(board, screened)
    refuse(board, screened, **given)
    before = stored()

    answer = refuse(board, screened, **given)

    assert answer.status_code == 200
    assert stored() == before


def test_a_refused_decision_keeps_what_was_chosen_and_writes_nothing(screened, board):
    before = stored()

    answer = refuse(board, screened, reason="  ", **asked(board, screened))

    text = answer.content.decode()
    assert answer.status_code == 422
    assert re.match(r'\s*<div class="decision[^>]* id="decision"', text)
    assert re.search(r'value="REFUSE"[^>]* checked', text)
    assert 'id="decision-reason_error"' in text
    assert stored() == before


def test_a_decision_on_what_changed_meanwhile_is_refused(screened, board):
    given = asked(board, screened)
    colleague = person_named("tham-dinh")
    speak(screened, by=colleague)
    before = stored()

    answer = refuse(board, screened, **given)

    text = answer.content.decode()
    assert answer.status_code == 422
    assert f"{colleague} vừa ghi về hồ sơ này lúc" in text
    assert "Đồng ý với kết quả kiểm tra" in text
    assert 'hx-swap-oob="innerHTML:#decisions"' in text
    assert re.search(r'value="REFUSE"[^>]* checked', text)
    assert stored() == before


def test_who_saw_what_a_colleague_decided_may_decide_otherwise(screened, board):
    given = asked(board, screened)
    colleague = officer("b", SCREENER)
    speak(screened, reason="Đủ", by=colleague)
    told = refuse(board, screened, **given)
    version = told.context["form"]["version"].value()

    answer = refuse(board, screened, **{**given, "version": version})

    assert "lý do: Đủ." in told.content.decode()
    assert answer.status_code == 200
    values = {each.value for each in Decision.objects.filter(application=screened)}
    assert values == {"CONFIRM", "REFUSE"}
    assert Application.objects.get(pk=screened.pk).state == "INELIGIBLE"


def test_who_decides_on_a_file_that_was_changed_meanwhile_is_told_so(screened, board):
    given = asked(board, screened)
    arrange(screened, assets_verified=not screened.assets_verified)
    before = stored()

    answer = refuse(board, screened, **given)

    assert answer.status_code == 422
    assert "Hồ sơ này vừa được sửa" in answer.content.decode()
    assert 'hx-swap-oob="innerHTML:#answers"' in answer.content.decode()
    assert stored() == before


def test_without_htmx_a_decision_goes_on_to_the_next_file(screened, board):
    refused = refuse(board, screened, headers={}, reason="")
    answer = refuse(board, screened, headers={})

    assert refused.status_code == 422
    assert "<main" in refused.content.decode()
    assert answer.status_code == 303
    assert re.fullmatch(rf"/ho-so/{CODE}/[^/]+/", answer["Location"])
    assert Decision.objects.filter(application=screened).count() == 1


def test_in_place_nobody_decides_who_may_not_on_its_page(screened):
    before = stored()

    for username in ("coi-thi", "chu-tich"):
        client = client_of(person_named(username))
        assert client.get(decision_of(screened), headers=IN_PLACE).status_code == 403
        assert refuse(client, screened).status_code == 403
    assert stored() == before


def test_a_special_case_is_decided_in_place_by_the_chair(screened):
    asked = {"findings__rule": "E08", "findings__verdict": "NEEDS_DECISION"}  # not reviewed first
    pending = Application.objects.filter(state="SPECIAL_CASE_PENDING", **asked).order_by("reg_no")[
        0
    ]
    finding = pending.findings.filter(verdict="NEEDS_DECISION").latest("screening__number")
    address = f"/ho-so/{CODE}/{pending.reg_no}/dac-biet/{finding.rule}/"
    given = {"value": "REFUSE", "document": "12/QĐ", "on": "20/10/2026"}
    chair = client_of(person_named("chu-tich"))

    refused = chair.post(address, {**given, "document": ""}, headers=IN_PLACE)
    before = stored()
    asked = chair.post(address, given, headers=IN_PLACE)
    unwritten = stored() == before
    answer = chair.post(address, {**given, "confirmed": "1"}, headers=IN_PLACE)

    assert unwritten
    assert f'<span class="code">{finding.rule}</span>' in asked.content.decode()
    assert refused.status_code == 422
    assert 'value="20/10/2026"' in refused.content.decode()
    assert answer.status_code == 200
    assert "12/QĐ" in answer.content.decode()
    assert "<main" not in answer.content.decode()
    assert stored() != before


def test_without_htmx_the_next_page_says_what_was_decided(screened, board):
    refuse(board, screened, headers={})

    page = board.get(f"/ho-so/?campaign={CODE}").content.decode()
    assert f"Đã ghi {screened.reg_no}: không đủ điều kiện." in page


def ineligible():
    return Application.objects.filter(state="INELIGIBLE").order_by("reg_no")[0]


def test_nothing_is_chosen_before_the_officer_chooses_it(screened, board):
    before = stored()
    text = board.get(decision_of(screened)).content.decode()

    untouched = board.post(decision_of(screened), {"request_id": uuid4()})
    unread = board.post(decision_of(screened), {"value": "CONFIRM", **words_on(screened)})

    assert not re.search(r'type="radio"[^>]* checked', text)
    assert "Đã đối chiếu giấy tờ với số liệu của" in text
    assert untouched.status_code == unread.status_code == 422
    assert set(untouched.context["form"].errors) == {"value", "compared", *words_on(screened)}
    assert list(unread.context["form"].errors) == ["compared"]
    assert stored() == before


def test_what_is_not_passed_stands_first_and_what_is_passed_is_folded(screened, board):
    paper = ineligible()
    latest = campaign().screenings.first()
    findings = paper.findings.filter(screening=latest)
    passed = findings.filter(verdict="PASS").count()

    for address in (decision_of(paper), f"/ho-so/{CODE}/{paper.reg_no}/"):
        text = board.get(address).content.decode()
        folded = text.index("<details")
        assert f"{passed} quy tắc đạt" in text
        for finding in findings.exclude(verdict="PASS"):
            assert text.index(f'<span class="code">{finding.rule}</span>') < folded
        first = findings.filter(verdict="PASS").first()
        assert text.index(f'<span class="code">{first.rule}</span>') > folded


def test_a_rule_that_is_seen_otherwise_asks_why_and_is_not_confirmed(screened, board):
    paper = ineligible()
    [rule, *_] = words_on(paper)
    otherwise = {rule: "REFUSE", "value": "CONFIRM"}
    coded = {f"why_{rule[5:]}": "FIGURES_DIFFER", f"note_{rule[5:]}": "Sai năm"}
    before = stored()

    silent = decide(board, paper, headers={}, **otherwise)
    confirmed = decide(board, paper, headers={}, **otherwise, **coded)
    unwritten = stored() == before
    refuse(board, paper, headers={}, **{rule: "REFUSE", **coded})

    assert set(silent.context["form"].errors) == {f"why_{rule[5:]}", "value"}
    assert list(confirmed.context["form"].errors) == ["value"]
    assert unwritten
    decision = Decision.objects.get(application=paper, kind="OFFICER")
    assert decision.reason == "Hồ sơ thiếu"
    opinion = decision.opinions.get(rule=rule[5:])
    assert (opinion.value, opinion.objection, opinion.comment) == (
        *("REFUSE", "FIGURES_DIFFER"),
        "Sai năm",
    )


def test_what_is_written_of_a_passed_rule_without_an_opinion_is_asked_about(screened, board):
    latest = campaign().screenings.first()
    rule = screened.findings.filter(screening=latest, verdict="PASS")[0].rule
    before = stored()

    answer = decide(board, screened, headers={}, value="CONFIRM", **{f"note_{rule}": "Xem lại"})

    assert list(answer.context["form"].errors) == [f"word_{rule}"]
    assert "Xem lại" in answer.content.decode()
    assert stored() == before


def test_the_button_writes_the_word_and_opens_the_next_file_in_place_too(screened, board):
    form = board.get(decision_of(screened)).content.decode()
    answer = decide(board, screened, value="CONFIRM", next="1")

    following = answer["HX-Redirect"]
    page = board.get(following).content.decode()
    assert "Ghi và mở hồ sơ kế tiếp" in form
    assert re.fullmatch(rf"/ho-so/{CODE}/[^/]+/", following)
    assert screened.reg_no not in following
    assert f"Đã ghi {screened.reg_no}: đủ điều kiện." in page


@pytest.mark.parametrize("headers", [{}, IN_PLACE], ids=["without scripts", "in place"])
def test_what_was_chosen_on_the_list_goes_along_from_file_to_file(screened, board, headers):
    [first, second, *_, last] = Application.objects.waiting_for_officer().filter(
        position_code=screened.position_code, campaign=screened.campaign
    )
    chosen = f"?campaign={CODE}&position={screened.position_code.lower()}"

    listed = board.get(f"/ho-so/{chosen}").content.decode()
    page = board.get(f"/ho-so/{CODE}/{first.reg_no}/{chosen}").content.decode()
    said = {"value": "CONFIRM", "compared": "on", **words_on(first), "next": "1"}
    answer = board.post(f"{decision_of(first)}{chosen}", said, headers=headers)
    after_last = board.post(
        f"{decision_of(last)}{chosen}", {**said, **words_on(last)}, headers=headers
    )

    query = chosen.replace("&", "&amp;")
    assert f'"/ho-so/{CODE}/{first.reg_no}/{query}"' in listed
    assert f'"{decision_of(first)}{query}"' in page
    assert f'"/ho-so/{query}"' in page
    where = "HX-Redirect" if headers else "Location"
    assert answer[where] == f"/ho-so/{CODE}/{second.reg_no}/{chosen}"
    assert after_last[where] == f"/ho-so/{chosen}"


@pytest.fixture
def document(screened, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    data = pdf("một")
    made = Document(application=screened, item="CV", kind="pdf", file_name="x.pdf", size=len(data))
    made.stored_as, made.digest = "y" * 8, sha256(data).hexdigest()
    made.kept_file.keep(data)
    return arrange(made)


@pytest.mark.parametrize(
    "change", [lambda path: path.write_bytes(b"%PDF-1.7 hai"), lambda path: path.unlink()]
)
def test_a_file_that_is_not_the_one_handed_in_is_refused_in_words_and_recorded(
    document, board, change
):
    address = f"/du-tuyen/tep/{document.pk}/"
    whole = board.get(address)
    change(document.kept_file.path)
    with events() as trail:
        broken = board.get(address)

    assert (whole.status_code, whole.content) == (200, pdf("một"))
    assert broken.status_code == 409
    assert "không còn đúng là tệp đã nộp" in broken.content.decode()
    assert b"%PDF" not in broken.content
    assert [name for name, *_ in trail] == ["document.withheld"]


def test_the_second_of_two_officers_is_told_what_the_first_examined_before_it_is_overwritten(paper):
    address = f"/ho-so/{CODE}/{paper.reg_no}/"
    first, second = client_of(person_named("tham-dinh")), client_of(officer("b", SCREENER))
    began = second.get(address).context["form"]["began_with"].value()
    examined = {"assets_verified": "on", "political_conclusion": "FAIL", "truthful": "no"}
    assert first.post(address, {**examined, "began_with": began}).status_code == 303

    other = {"political_conclusion": "PASS", "truthful": "yes", "began_with": began}
    with events() as trail:
        told = second.post(address, other)

    text = told.content.decode()
    assert told.status_code == 422
    assert "vừa được lưu ở một cửa sổ khác" in text
    assert "Kết quả thẩm tra hồ sơ: Không trung thực" in text
    assert [kind for kind, *_ in trail] == ["read.personal"]
    assert Application.objects.get(pk=paper.pk).truthful is False

    mark = told.context["form"]["began_with"].value()
    assert second.post(address, {**other, "began_with": mark}).status_code == 303
    assert Application.objects.get(pk=paper.pk).truthful is True
