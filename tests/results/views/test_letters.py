"""The outbox: composed, looked at, released; then it stands among its receiver's letters."""

from uuid import uuid4

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.rules.duties import Role
from candidates.actions import register, reminders
from exams.models import Letter
from tests.actions import arrange, campaign, moment, obstruct, officer, person_named, stored
from tests.requests import said
from web.sentences import label

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("announced")]
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
OPEN = moment(2026, 9, 20)


@pytest.fixture(autouse=True)
def _on_a_day_of_registration():
    with time_machine.travel(OPEN, tick=False):
        yield


@pytest.fixture
def candidates():
    made = [officer(name, Role.CANDIDATE) for name in ("an", "binh")]
    for each in made:
        register.begin(campaign=campaign(), by=each, at=OPEN)
    return made


def browser(person):
    made = Client(headers={"accept-language": "vi"})
    made.force_login(person, backend=BACKEND)
    return made


@pytest.fixture
def secretary():
    return browser(person_named("thu-ky"))


def address(name, *keys):
    return reverse(f"results:{name}", args=[campaign().code, *keys])


def post(client, page, **fields):
    mark = str(client.get(page).context["form"]["request_id"].value())
    return client.post(page, {"request_id": mark, **fields})


def compose():
    return reminders.remind(campaign=campaign(), by=person_named("thu-ky"), at=OPEN)


@pytest.mark.usefixtures("candidates")
def test_reminders_are_composed_looked_at_and_released(secretary, candidates):
    outbox = secretary.get(address("outbox")).content.decode()
    assert "Nhắc 2 người chưa nộp" in outbox

    composed = post(secretary, address("remind-drafts"))
    page = secretary.get(address("release-letters", "draft-reminder"))
    first, second = Letter.objects.order_by("about")
    released = post(secretary, address("release-letters", "draft-reminder"), letters=[first.about])

    assert "Đã soạn 2 thư" in said(composed)[0]
    assert f"Kính gửi ông/bà {first.receiver.full_name}" in page.content.decode()
    assert "Đã gửi 1 thư" in said(released)[0]
    left = {letter.pk: letter.released_at for letter in Letter.objects.all()}
    assert left == {first.pk: OPEN, second.pk: None}
    after = secretary.get(address("outbox")).content.decode()
    assert first.about in after
    assert "Nhắc 2 người" not in after


@pytest.mark.usefixtures("candidates")
def test_nothing_chosen_is_asked_for_and_nothing_leaves(secretary):
    compose()
    page = address("release-letters", "draft-reminder")
    mark = str(secretary.get(page).context["form"]["request_id"].value())
    before = stored()

    refused = secretary.post(page, {"request_id": mark})

    assert refused.status_code == 422
    assert stored() == before


@pytest.mark.parametrize(
    "page", [("release-letters", "receipt"), ("drop-letters", "receipt"), ("remind-drafts",)]
)
def test_where_nothing_is_to_be_done_a_page_goes_back_to_the_outbox(secretary, page):
    done = secretary.get(address(*page))

    assert (done.status_code, done.url) == (303, address("outbox"))


def test_a_kind_that_does_not_exist_has_no_page(secretary):
    assert secretary.get(address("release-letters", "khong-co")).status_code == 404


def test_what_is_not_true_any_more_is_named_in_the_outbox_and_dropped_with_a_reason(
    secretary, candidates
):
    compose()
    first, second = Letter.objects.order_by("about")
    submitted = campaign().applications.get(reg_no=first.about)
    arrange(submitted, state="SUBMITTED")
    outbox = secretary.get(address("outbox")).content.decode()
    assert "xem và gửi 1 thư" in outbox
    assert "1 thư không còn đúng" in outbox

    page = address("drop-letters", "draft-reminder")
    form = secretary.get(page).context["form"]
    assert form["letters"].value() == [str(first.pk)]
    before = stored()
    assert post(secretary, page, letters=[str(first.pk)]).status_code == 422  # it asks why
    assert stored() == before
    dropped = post(secretary, page, letters=[str(first.pk)], reason="Đã nộp")

    assert "Đã bỏ 1 thư" in said(dropped)[0]
    left = {letter.pk: bool(letter.dropped_at) for letter in Letter.objects.all()}
    assert left == {first.pk: True, second.pk: False}
    after = secretary.get(address("outbox")).content.decode()
    assert "không còn đúng" not in after
    assert "Đã bỏ" in secretary.get(address("waiting-letter", first.pk)).content.decode()
    assert (
        browser(candidates[0]).get(reverse("results:my-letter", args=[first.pk])).status_code == 404
    )


@pytest.mark.usefixtures("candidates")
def test_the_letters_of_a_cancelled_campaign_do_not_leave_and_are_dropped(secretary):
    compose()
    obstruct("cancelled", person_named("thu-ky"))
    page = address("drop-letters", "draft-reminder")
    keys = [str(letter.pk) for letter in Letter.objects.order_by("about")]

    outbox = secretary.get(address("outbox")).content.decode()
    asked = secretary.get(page)
    dropped = post(secretary, page, letters=keys, reason="Kỳ thi đã hủy")

    assert page in outbox
    assert address("release-letters", "draft-reminder") not in outbox
    assert "Kỳ thi đã hủy nên thư không gửi được nữa" in asked.content.decode()
    assert asked.context["form"]["letters"].value() == keys
    assert "Bỏ các thư đã chọn" in asked.content.decode()
    assert "Đã bỏ 2 thư" in said(dropped)[0]
    assert not Letter.objects.filter(dropped_at=None).exists()
    after = secretary.get(address("outbox")).content.decode()
    assert "Không có thư nào chờ gửi" in after
    assert after.count("Đã bỏ") >= 2


@pytest.mark.usefixtures("candidates")
def test_who_releases_in_a_second_tab_is_told_that_nothing_waits(secretary):
    compose()
    page = address("release-letters", "draft-reminder")
    names = list(Letter.objects.values_list("about", flat=True))
    first, second = ({"request_id": uuid4(), "letters": names} for _ in range(2))
    sent = secretary.post(page, first)
    before = stored()

    twice, other = secretary.post(page, first), secretary.post(page, second)

    assert "Đã gửi 2 thư" in said(sent)[0]
    assert (twice.status_code, said(twice)) == (303, [])  # a double click: nothing new
    assert other.status_code == 409
    assert "Có thư đã gửi, đã bỏ hoặc không còn đúng" in other.content.decode()
    assert stored() == before


def test_a_receiver_reads_what_was_released_and_nobody_else_does(secretary, candidates):
    an, binh = candidates
    compose()
    letter = Letter.objects.get(receiver=an)
    own = reverse("results:my-letter", args=[letter.pk])
    assert browser(an).get(own).status_code == 404
    assert "Chờ gửi" in secretary.get(address("waiting-letter", letter.pk)).content.decode()

    post(secretary, address("release-letters", "draft-reminder"), letters=[letter.about])

    mine = browser(an).get(reverse("results:my-letters")).content.decode()
    assert own in mine
    assert "Kính gửi ông/bà" in browser(an).get(own).content.decode()
    assert browser(binh).get(own).status_code == 404
    assert own not in browser(binh).get(reverse("results:my-letters")).content.decode()
    assert "Đã gửi lúc" in secretary.get(address("waiting-letter", letter.pk)).content.decode()


def test_the_receiver_sees_that_the_office_read_a_letter_before_it_left(secretary, candidates):
    an, _binh = candidates
    compose()
    letter = Letter.objects.get(receiver=an)
    secretary.get(address("waiting-letter", letter.pk))
    secretary.get(address("waiting-letter", letter.pk))
    own = f"/du-tuyen/{campaign().code}/ai-da-xem/"

    [row] = browser(an).get(own).context["rows"]

    assert (row["day"], row["what"], row["times"]) == (OPEN.date(), label(letter.kind), 2)
    assert browser(candidates[1]).get(own).context["rows"] == []


def test_the_letter_on_the_page_that_releases_is_read_too(secretary, candidates):
    compose()
    secretary.get(address("release-letters", "draft-reminder"))

    read = [
        len(browser(each).get(f"/du-tuyen/{campaign().code}/ai-da-xem/").context["rows"])
        for each in candidates
    ]

    assert sorted(read) == [0, 1]


def test_who_received_nothing_is_told_so(candidates):
    page = browser(candidates[0]).get(reverse("results:my-letters")).content.decode()

    assert "Bạn chưa nhận thư nào" in page


def test_a_long_outbox_asks_no_more_than_a_short_one(secretary, candidates):
    def questions():
        with CaptureQueriesContext(connection) as asked:
            secretary.get(address("outbox"))
        return len(asked)

    compose()
    letters = sorted(Letter.objects.values_list("about", flat=True))
    post(secretary, address("release-letters", "draft-reminder"), letters=letters[:1])
    short = questions()
    post(secretary, address("release-letters", "draft-reminder"), letters=letters[1:])

    assert questions() <= short
