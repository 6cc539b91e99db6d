"""The pages of the conference on planning: entered, counted apart, settled, printed, annulled."""

import re
from dataclasses import replace
from io import BytesIO
from unicodedata import normalize
from uuid import uuid4

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from pypdf import PdfReader

from candidates.models import BallotCount, PlanningConference
from exams.models import Post
from tests.actions import LATE, events, officer, person_named
from tests.candidates.conferences import FIELDS, PEOPLE, TALLY, TERM, count, enter

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("announced")]
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
REGISTER, NEW = reverse("candidates:conferences"), reverse("candidates:conference-new")
OTHER = replace(TALLY, votes=(38, 19, 21))


@pytest.fixture(autouse=True)
def _on_a_day_after_it():
    with time_machine.travel(LATE, tick=False):
        yield


def client_of(person):
    client = Client(headers={"accept-language": "vi"})
    client.force_login(person, backend=BACKEND)
    return client


@pytest.fixture
def tellers():
    return [person_named("quy-hoach"), officer("kiem-phieu", "PLANNING_OFFICER")]


@pytest.fixture
def clients(tellers):
    return [client_of(each) for each in tellers]


@pytest.fixture
def third():
    return client_of(officer("nguoi-thu-ba", "PLANNING_OFFICER"))


def address(name, held):
    return reverse(f"candidates:{name}", args=[held.pk])


def line(person):
    return f"{person.citizen_id}; {person.name}; {person.born:%d/%m/%Y}; {person.current_post}"


def typed(**changes):
    days = {name: f"{FIELDS[name]:%d/%m/%Y}" for name in ("held_on", "document_on")}
    people = "\n".join(map(line, PEOPLE))
    post = Post.objects.order_by("code").first().code
    return {**FIELDS, **days, "post": post, "term": TERM, "people": people,
            "request_id": uuid4(), **changes}  # fmt: skip


def figures(tally=TALLY, **changes):
    votes = {f"votes_{number}": each for number, each in enumerate(tally.votes, 1)}
    ballots = {"issued": tally.issued, "collected": tally.collected, "valid": tally.valid}
    return {**ballots, **votes, "confirmed": "1", "request_id": uuid4(), **changes}


def main_of(page):
    """Return the words of a page between its head and its foot, without addresses."""
    main = re.search("<main.*</main>", page.text, re.DOTALL)[0]
    return re.sub("<[^>]*>", " ", main)


def latest():
    return PlanningConference.objects.get()


def test_a_conference_is_entered_once_and_listed(clients):
    client, sent = clients[0], typed()

    assert client.post(NEW, sent)["Location"] == client.post(NEW, sent)["Location"] == REGISTER

    held = latest()
    assert [each.citizen_id for each in held.nominees.all()] == [each.citizen_id for each in PEOPLE]
    page = client.get(REGISTER).text
    assert address("conference", held) in page
    assert "Đang kiểm phiếu" in page


def test_the_planning_list_leads_to_it_before_any_list_came(clients):
    page = clients[0].get(reverse("candidates:planning"))

    assert "Chưa có danh sách quy hoạch nào" in page.text
    assert REGISTER in page.text


def test_cells_of_a_spreadsheet_can_be_pasted(clients):
    pasted = line(PEOPLE[0]).replace("; ", "\t")

    clients[0].post(NEW, typed(people=pasted))

    [nominee] = latest().nominees.all()
    assert (nominee.name, nominee.born, nominee.current_post) == (
        PEOPLE[0].name,
        PEOPLE[0].born,
        PEOPLE[0].current_post,
    )


@pytest.mark.parametrize(
    ("people", "why"),
    [
        ("001080000001; Nguyễn Văn Một", "hãy ghi số căn cước"),
        ("001080000001; A; 02/01/1980; B; C", "hãy ghi số căn cước"),
        (f"001080000001; {'An ' * 50}; 02/01/1980", "120"),
        ("00108; Nguyễn Văn Một; 02/01/1980", "đúng 12 chữ số"),
        ("001080000001; Nguyễn Văn Một; 31/02/1980", "Lịch không có ngày"),
    ],
)
def test_a_line_that_cannot_be_read_is_named_and_what_was_typed_stands(clients, people, why):
    with events() as trail:
        page = clients[0].post(NEW, typed(people=people))

    assert (page.status_code, trail, PlanningConference.objects.count()) == (422, [], 0)
    assert why in page.text
    assert people in page.text


def test_names_are_stored_in_the_one_way_that_lists_have_them(clients):
    apart = normalize("NFD", line(PEOPLE[0]))

    clients[0].post(NEW, typed(people=apart))

    assert latest().nominees.get().name == PEOPLE[0].name


def test_a_conference_without_quorum_is_refused_at_its_field(clients):
    page = clients[0].post(NEW, typed(present=29))

    assert page.status_code == 422
    assert "ít nhất 30 người" in str(page.context["form"].errors["present"])
    assert not PlanningConference.objects.exists()


def test_a_teller_sees_the_figures_once_more_and_then_waits_for_the_other(clients):
    held = enter()
    counting = address("count-ballots", held)

    sent = figures()
    del sent["confirmed"]
    page = clients[0].post(counting, sent)
    assert "Hãy xem lại lần cuối" in page.text
    assert not BallotCount.objects.exists()

    done = clients[0].post(counting, {**sent, "confirmed": "1"}, follow=True)

    assert "Chờ người kiểm phiếu thứ hai." in done.text
    assert BallotCount.objects.get().tally == TALLY


def test_nobody_sees_the_first_count_before_the_second_is_in(clients, tellers, third):
    held = count(enter(), tellers[1], replace(TALLY, votes=(37, 17, 21)))
    counting, clients = address("count-ballots", held), clients[::-1]

    for client in (*clients, third):
        for page in (client.get(address("conference", held)), client.get(REGISTER)):
            assert re.search(r"\b(37|17|kiem-phieu)\b", main_of(page)) is None
    assert re.search(r"\b(37|17)\b", main_of(clients[1].get(counting))) is None
    assert "Một người kiểm phiếu đã ghi" in clients[1].get(address("conference", held)).text
    assert clients[0].get(counting).status_code == 409


def test_two_counts_that_agree_fix_the_result_and_say_so(clients):
    held = enter()
    for client in clients:
        page = client.post(address("count-ballots", held), figures(), follow=True)

    assert "Hai lần kiểm phiếu khớp nhau: kết quả đã chốt." in page.text
    shown = [(line.rank, line.nominee.votes) for line in page.context["lines"]]
    assert shown == [(1, 38), (2, 21), (3, 20)]
    assert page.text.count("Không đạt") == 1
    assert "21 (trên 50% của 40: số người có mặt)" in " ".join(page.text.split())


def test_figures_that_cannot_be_are_refused_at_their_field(clients):
    held = enter()

    page = clients[0].post(address("count-ballots", held), figures(votes_2=39))

    assert page.status_code == 422
    assert "nhiều hơn số phiếu hợp lệ" in str(page.context["form"].errors["votes_2"])
    assert not BallotCount.objects.exists()


def test_differences_are_listed_person_by_person_and_settled_by_a_third(clients, third):
    held = enter()
    clients[0].post(address("count-ballots", held), figures())
    page = clients[1].post(address("count-ballots", held), figures(OTHER), follow=True)
    assert "Hai lần kiểm phiếu khác nhau: xem từng chỗ bên dưới." in page.text
    assert page.context["differences"] == [("Trần Thị Hai", 20, 19)]
    assert not page.context["may_settle"]
    assert clients[0].get(address("settle-count", held)).status_code == 409

    form = third.get(address("settle-count", held)).context["form"]
    assert form.initial == {
        "issued": 40, "collected": 39, "valid": 38, "votes_1": 38, "votes_3": 21,
    }  # fmt: skip
    settled = figures(OTHER, reason="Đếm lại")
    done = third.post(address("settle-count", held), settled, follow=True)
    again = third.post(address("settle-count", held), settled)

    assert again["Location"] == address("conference", held)
    assert "Đã chốt kết quả" in done.text
    assert [each.votes for each in latest().nominees.all()] == [38, 19, 21]


def test_both_may_count_again(clients, third):
    held = enter()
    for client, tally in zip(clients, (TALLY, OTHER), strict=True):
        client.post(address("count-ballots", held), figures(tally))
    assert "Kiểm lại" in clients[0].get(address("conference", held)).text
    assert third.get(address("count-ballots", held)).status_code == 409

    for client in clients:
        client.post(address("count-ballots", held), figures(OTHER))

    assert latest().fixed_at == LATE


def test_the_minutes_are_printed_once_the_result_is_fixed(clients, tellers):
    held = count(enter(), tellers[0])
    assert clients[0].get(address("conference-minutes", held)).status_code == 404
    count(held, tellers[1])

    with events() as trail:
        answer = clients[0].get(address("conference-minutes", held))

    text = " ".join(PdfReader(BytesIO(answer.getvalue())).pages[0].extract_text().split())
    assert [kind for kind, *_ in trail] == ["read.personal"]
    assert answer["Content-Type"] == "application/pdf"
    for words in ("BIÊN BẢN", "Trần Thị Hai", "52,50", "Có 02 người đạt", latest().event_id):
        assert words in text


def test_votes_beyond_what_a_ballot_may_name_are_refused_on_the_page(clients):
    held = enter(names_per_ballot=2)

    page = clients[0].post(address("count-ballots", held), figures(TALLY))

    assert page.status_code == 422
    assert "mỗi phiếu hợp lệ chỉ giới thiệu 2 người" in page.text


@pytest.mark.parametrize(
    "name",
    [
        *("conference", "count-ballots", "settle-count", "conference-annul"),
        *("conference-again", "conference-minutes", "conference-ask-annul"),
    ],
)
def test_it_is_the_planning_officers_alone(name):
    held, stranger = enter(), client_of(person_named("thu-ky"))

    assert stranger.get(address(name, held)).status_code == 403
    assert stranger.get(NEW).status_code == stranger.get(REGISTER).status_code == 403


def test_more_conferences_ask_no_more_questions(clients):
    counts = []
    for term in ("2020-2025", "2025-2030", "2030-2035"):
        enter(term=term)
        clients[0].get(REGISTER)
        with CaptureQueriesContext(connection) as queries:
            clients[0].get(REGISTER)
        counts.append(len(queries))

    assert counts[0] == counts[1] == counts[2] <= 12
