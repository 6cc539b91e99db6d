"""Two officers on two screens: each sees the own list, and only counts of the other's."""

import io

import pytest
from pypdf import PdfReader

from exams.models import Script, StubEnvelope, StubReading
from results.actions.issuing import issue as issue_paper
from results.documents.kinds import KINDS
from tests.actions import LATE, arrange, officer, person_named
from tests.requests import said
from tests.results.actions.on_paper import SUPERVISOR, bind, finish, part, read, stuck
from web.sentences import sentence

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("closed")]
PAGE = "/dieu-hanh/TT2026-01/mo-phach/"


@pytest.fixture(autouse=True)
def lines():
    bind("LATE")
    return stuck()


@pytest.fixture
def custodian(browser):
    return browser("ban-phach")


@pytest.fixture
def supervisor(browser):
    return browser("giam-sat")


def swapped(lines):
    first, second, *_ = sorted(lines)
    return {**lines, first: lines[second], second: lines[first]}


def test_a_stub_is_entered_and_the_other_screen_counts_it(custodian, supervisor, lines):
    number, code = next(iter(lines.items()))

    answer = custodian.post(PAGE, {"number": number.lower(), "code": code.lower()})

    assert said(answer)[-1] == f"Đã ghi đầu phách của số báo danh {number}."
    assert StubReading.objects.get().lines == {number: code}
    own, other = custodian.get(PAGE), supervisor.get(PAGE)
    assert code in own.content.decode()
    assert other.context["other_count"] == 1
    main = other.content.decode().split("<main")[1]
    assert code not in main
    assert number not in main


def test_what_was_misread_is_told_at_its_field(custodian, lines):
    number, code = next(iter(lines.items()))
    wrong = code[:5] + ("2" if code[5] != "2" else "3")

    page = custodian.post(PAGE, {"number": number, "code": wrong})
    nobody = custodian.post(PAGE, {"number": "LD999", "code": code})

    assert page.status_code == nobody.status_code == 422
    assert page.context["form"].errors["code"] == [sentence("CODE_CHECK_FAILS", code=wrong)]
    assert nobody.context["form"].errors["number"] == [sentence("NO_SUCH_NUMBER", number="LD999")]


def test_until_both_are_through_a_difference_shows_on_no_screen(custodian, supervisor, lines):
    read(swapped(lines))
    read(lines, SUPERVISOR)
    finish()

    for screen in (custodian, supervisor):
        page = screen.get(PAGE)
        assert page.context["differences"] == ()
        assert "Đầu phách khác nhau" not in page.content.decode()


def test_both_through_see_the_stubs_that_differ_side_by_side_and_correct_their_own(
    custodian, supervisor, lines
):
    read(swapped(lines))
    finish()
    read(lines, SUPERVISOR)
    answer = supervisor.post(f"{PAGE}doc-xong/", {})
    assert said(answer)[-1].startswith("Hai danh sách chưa giống nhau")
    first, second, *_ = sorted(lines)

    mine = [(stub.number, stub.first, stub.second) for stub in _differences(custodian)]
    theirs = [(stub.number, stub.second, stub.first) for stub in _differences(supervisor)]
    assert mine == theirs
    assert mine == [(first, lines[second], lines[first]), (second, lines[first], lines[second])]
    for number in (first, second):
        custodian.post(f"{PAGE}bo-dong/", {"number": number})
    for number in (first, second):
        custodian.post(PAGE, {"number": number, "code": lines[number]})
    answer = custodian.post(f"{PAGE}doc-xong/", {})

    assert said(answer)[-1].startswith("Hai danh sách giống nhau: đã ráp phách lúc")
    assert {script.entry.number: script.code for script in Script.objects.all()} == lines


def _differences(client):
    return client.get(PAGE).context["differences"]


def test_who_is_through_first_waits_for_the_other_side(custodian, lines):
    read(lines)
    assert "Tôi đã đọc xong" in custodian.get(PAGE).content.decode()

    answer = custodian.post(f"{PAGE}doc-xong/", {})

    assert said(answer)[-1] == "Đã ghi nhận bạn đọc xong. Chờ người của bên kia."


def test_a_list_that_is_not_whole_is_not_finished(custodian, lines):
    number, code = next(iter(lines.items()))
    read({number: code})

    page = custodian.post(f"{PAGE}doc-xong/", {})

    assert page.status_code == 422
    assert sentence("STUBS_MISSING", read=1, scripts=len(lines)) in page.content.decode()


def test_nobody_is_asked_whether_they_are_through_before_they_are(custodian, lines):
    number, code = next(iter(lines.items()))
    read({number: code})

    answer = custodian.get(f"{PAGE}doc-xong/")

    assert answer["Location"] == PAGE
    assert said(answer)[-1] == sentence("STUBS_MISSING", read=1, scripts=len(lines))


@pytest.mark.parametrize("more", ["doc-xong/", "doc-thay/"])
def test_once_the_lists_are_bound_nothing_is_left_to_ask(custodian, supervisor, lines, more):
    read(lines)
    finish()
    read(lines, SUPERVISOR)
    supervisor.post(f"{PAGE}doc-xong/", {})
    assert part().opened_at

    assert custodian.get(f"{PAGE}{more}")["Location"] == PAGE


def test_a_colleague_sees_no_line_and_may_begin_again(browser, lines):
    read(lines)
    colleague = browser(officer("dong-nghiep", "CUSTODIAN"))

    page = colleague.get(PAGE).content.decode().split("<main")[1]
    assert not any(code in page for code in lines.values())
    assert "Đồng nghiệp cùng bên đang đọc" in page
    colleague.post(f"{PAGE}doc-thay/", {"reason": "Ốm"})

    assert colleague.get(PAGE).context["own"].lines == {}


def test_nothing_is_asked_before_the_marks_are_frozen(custodian):
    arrange(part(), closed_at=None)

    page = custodian.get(PAGE).content.decode()

    assert "Điểm chưa khóa" in page
    assert 'name="code"' not in page
    assert custodian.post(PAGE, {"number": "LD001", "code": "000000"}).status_code == 422


def test_once_bound_the_minutes_are_printed(custodian, supervisor, lines):
    assert custodian.get(f"{PAGE}bien-ban/").status_code == 404
    for name in ("ban-phach", SUPERVISOR):
        read(lines, name)
        finish(name)

    page = custodian.get(PAGE).content.decode()
    minutes = supervisor.get(f"{PAGE}bien-ban/").content
    text = "\n".join(sheet.extract_text() for sheet in PdfReader(io.BytesIO(minutes)).pages)

    assert "Đã ráp phách" in page
    assert f"{len(lines)}" in text
    assert all(name in text for name in ("ban-phach", "giam-sat"))
    assert not any(code in text for code in lines.values())


def test_minutes_of_the_register_take_the_place_of_those_without_a_number(custodian, lines):
    for name in ("ban-phach", SUPERVISOR):
        read(lines, name)
        finish(name)
    arrange(StubEnvelope(part=part(), number="PB-01", stubs=len(lines)), signers=["u-1", "u-2"])
    issue_paper(
        campaign=part().campaign,
        kind=KINDS["OPENING_MINUTES"],
        subjects=["PB-01"],
        first=15,
        by=person_named("thu-ky"),
        at=LATE,
    )

    minutes = custodian.get(f"{PAGE}bien-ban/").content

    assert "15/BB-HĐTT" in PdfReader(io.BytesIO(minutes)).pages[0].extract_text()


def test_the_page_of_the_sealed_mapping_leads_to_the_stubs(custodian):
    page = custodian.get("/dieu-hanh/TT2026-01/rap-phach/").content.decode()

    assert sentence("STUBS_BIND") in page
    assert f'href="{PAGE}"' in page


@pytest.mark.parametrize("username", ["thu-ky", "chu-tich", "giam-khao-1", "truong-ban-cham"])
@pytest.mark.parametrize("more", ["", "bo-dong/", "doc-xong/", "doc-thay/", "bien-ban/"])
def test_nobody_else_opens_the_stubs(browser, username, more):
    assert browser(username).get(PAGE + more).status_code == 403


def test_the_page_asks_as_much_for_many_stubs_as_for_few(
    custodian, lines, django_assert_max_num_queries
):
    number, code = next(iter(lines.items()))
    read({number: code})
    custodian.get(PAGE)
    with django_assert_max_num_queries(30) as asked:
        custodian.get(PAGE)
    count = len(asked)
    read({each: code for each, code in lines.items() if each != number})

    with django_assert_max_num_queries(count):
        custodian.get(PAGE)
