"""The decisions of the council on the pages: offered, chosen, issued, entered by their number."""

import pytest
from django.test import Client

from accounts.models import ApprovalRequest
from candidates.models import Decision
from exams.models import Member
from exams.rules.stages import ANNOUNCE
from tests.actions import arrange, campaign, move_to, person_named
from tests.bodies import drafted, founded
from tests.decisions import extension_asked, issued, replacement_asked, short_position
from tests.results.views.test_papers import BACKEND, address
from tests.web.test_word import words_of

pytestmark = pytest.mark.django_db
POSTPONEMENT = "quyet-dinh-hoan-thi"


@pytest.fixture
def decided_now(life):
    with life.at("decided"):
        yield


@pytest.fixture
def announced_now(life):
    with life.at("announced"):
        yield


@pytest.fixture
def browser():
    def signed_in(who="thu-ky"):
        client = Client(headers={"accept-language": "vi"})
        client.force_login(person_named(who), backend=BACKEND)
        return client

    return signed_in


def text(response):
    return " ".join(response.content.decode().split())


@pytest.mark.usefixtures("decided_now")
def test_what_nobody_is_obliged_to_decide_is_not_counted_as_lacking_nor_marked(browser):
    short = short_position()
    client = browser()

    [row] = [
        kind
        for kind in client.get(address("papers")).context["kinds"]
        if POSTPONEMENT in kind["url"]
    ]
    form = client.get(address("issue-papers", POSTPONEMENT)).context["form"]

    assert (row["counts"].subjects, row["counts"].issued) == (0, 0)
    assert form["subjects"].value() == []
    assert short.code in dict(form.fields["subjects"].choices)


@pytest.mark.usefixtures("decided_now")
def test_the_chair_enters_what_was_issued_under_its_number(browser):
    short = short_position()
    issued("POSTPONEMENT_DECISION", short.code)
    issued("WAIVER_DECISION", short.code, number=16)
    chair, code = browser("chu-tich"), campaign().code

    postpone = chair.get(f"/ho-so/{code}/vi-tri/{short.code}/hoan/").context["form"]
    waive = chair.get(f"/ho-so/{code}/vi-tri/{short.code}/").context["form"]

    assert postpone["document"].value() == "15/QĐ-HĐTT"
    assert postpone["on"].value()
    assert waive["document"].value() == "16/QĐ-HĐTT"


@pytest.mark.usefixtures("decided_now")
def test_what_was_issued_stays_on_its_list_when_nothing_is_left_to_decide(browser):
    short = short_position()
    paper = issued("POSTPONEMENT_DECISION", short.code)
    for decision in Decision.objects.filter(kind="OFFICER", position=None)[:1]:
        arrange(decision, kind="MIN_CANDIDATES_WAIVER", position=short)

    page = text(browser().get(address("papers-of-kind", POSTPONEMENT)))

    assert "15/QĐ-HĐTT" in page
    assert str(paper.pk) in page
    assert str(short) in page


@pytest.mark.usefixtures("decided_now")
def test_who_prepares_papers_is_led_to_them_from_a_position_that_lacks_people(browser):
    short_position()
    page = f"/ho-so/{campaign().code}/vi-tri/"

    assert address("papers-of-kind", POSTPONEMENT) in text(browser().get(page))
    assert address("papers-of-kind", POSTPONEMENT) not in text(browser("chu-tich").get(page))


@pytest.mark.usefixtures("decided_now")
def test_an_extension_is_named_by_its_positions(browser):
    asked = extension_asked()
    [code] = asked.arguments["again"]["positions"]

    page = text(browser().get(address("papers-of-kind", "quyet-dinh-nhan-them-ho-so")))

    assert code in page
    assert "Phát hành văn bản còn thiếu" not in page
    assert "Phát hành văn bản" in page


@pytest.mark.usefixtures("announced_now")
def test_a_replacement_is_asked_without_a_paper_and_named_by_who_takes_whose_place(browser):
    asked = replacement_asked()
    member = Member.objects.select_related("person").get(pk=asked.thing)

    page = text(browser().get(address("papers-of-kind", "quyet-dinh-thay-thanh-vien")))
    draft = browser().get(address("paper-draft", "quyet-dinh-thay-thanh-vien", "1"))

    assert f"guoi-thay thay {member.person}" in page
    assert "BẢN NHÁP" in words_of(b"".join(draft))


@pytest.mark.usefixtures("announced_now")
def test_the_form_of_a_replacement_lets_the_paper_out_but_for_the_council(browser):
    board, client = founded(), browser()
    member = board.members.get(office="HEAD")
    typed = {"whom": person_named("coi-thi").pk, "capacity": "Sở", "document": "", "reason": "Ốm"}

    sent = client.post(f"/dieu-hanh/{campaign().code}/hoi-dong/{member.pk}/thay/", typed)

    assert "document" not in (sent.context["form"].errors if sent.context else {})


@pytest.mark.usefixtures("announced_now")
def test_in_a_draft_there_are_the_papers_of_its_boards_alone(browser):
    board = drafted()
    move_to(ANNOUNCE)
    client = browser()

    kinds = client.get(address("papers")).context["kinds"]
    body = client.get(f"/dieu-hanh/{campaign().code}/hoi-dong/ban-cham-thi/")
    draft = client.get(address("paper-draft", "quyet-dinh-thanh-lap-ban", board.kind))

    assert [kind["url"].split("/")[-2] for kind in kinds] == [
        "quyet-dinh-thanh-lap-ban",
        "quyet-dinh-thay-thanh-vien",
    ]
    assert address("papers-of-kind", "quyet-dinh-thanh-lap-ban") in text(body)
    assert "BẢN NHÁP" in words_of(b"".join(draft))
    assert client.get(address("papers-of-kind", POSTPONEMENT)).status_code == 404
    assert client.get(address("issue-papers", POSTPONEMENT)).status_code == 404
    assert client.get(address("paper-draft", POSTPONEMENT, "TT-01")).status_code == 404


@pytest.mark.usefixtures("announced_now")
def test_a_board_is_founded_under_the_number_of_the_decision_that_was_issued(browser):
    board = drafted()
    client = browser()
    page = f"/dieu-hanh/{campaign().code}/hoi-dong/ban-cham-thi/thanh-lap/"
    assert not client.get(page).context["form"]["number"].value()
    issued("FOUNDING_DECISION", board.kind)

    form = client.get(page).context["form"]

    assert form["number"].value() == "15/QĐ-HĐTT"
    assert form["authority"].value() == "Chủ tịch Hội đồng thi tuyển"
    assert not ApprovalRequest.objects.filter(act="FOUND_BODY").exists()
