"""A cancelled campaign on the pages: everybody is told since when, and nothing is offered."""

import re
from uuid import uuid4

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from accounts.rules.duties import Role
from candidates.actions import register, reminders
from results.actions import cancellation, candidate_gates
from tests.actions import LATE, arrange, campaign, moment, officer, person_named, request
from tests.crawl import reached, readable_text

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
OPEN = moment(2026, 9, 20)
SINCE = "Hủy từ ngày 20/09/2026."
EVERYBODY = (
    *("thu-ky", "quy-hoach", "tham-dinh", "coi-thi", "ban-phach", "giam-sat", "truong-ban-cham"),
    *("chu-tich", "giam-khao-1", "hoi-dong-1"),
)
FORM = re.compile(r"<form.*?</form>", re.DOTALL)
ELSEWHERE = ("candidates:import-planning", "oversight:trail")  # of the installation


def signed_in(person):
    client = Client(headers={"accept-language": "vi"})
    person = person_named(person) if isinstance(person, str) else person
    client.force_login(person, backend=BACKEND)
    return client


def cancel(at=OPEN):
    cancellation.cancel(
        campaign=campaign(),
        document="15/QĐ-HĐTT",
        on=at.date(),
        reason="Dừng đợt thi",
        by=person_named("chu-tich"),
        at=at,
    )


def main(client, address):
    return client.get(address).content.decode().split("<main", 1)[1]


def page(client, name, *keys):
    text = readable_text(client.get(reverse(name, args=[campaign().code, *keys])))
    return " ".join(text.split("<main", 1)[1].split())


def words(client, name):
    return re.sub(r"<[^>]+>", "", page(client, name))


@pytest.fixture
def on_a_day_of_registration(db, life):
    with life.at("announced"), time_machine.travel(OPEN, tick=False):
        yield


@pytest.fixture
def candidate(on_a_day_of_registration):
    person = officer("an", Role.CANDIDATE)
    register.begin(campaign=campaign(), by=person, at=OPEN)
    return person


@pytest.mark.usefixtures("candidate")
def test_an_outbox_in_which_nothing_waits_says_no_more_than_that():
    cancel()

    told = words(signed_in("thu-ky"), "results:outbox")

    assert "Không có thư nào chờ gửi." in told
    assert "chưa làm được lúc này" not in told


@pytest.mark.slow
@pytest.mark.django_db
@pytest.mark.parametrize("at", ["registered", "decided", "marking", "scored"])
def test_nobody_is_led_to_anything_that_could_be_sent(life, at):
    with life.at(at), time_machine.travel(LATE, tick=False):
        cancel(LATE)
        for username in EVERYBODY:
            client = signed_in(username)
            assert campaign().name not in main(client, "/viec-cua-toi/"), username
            for address, answer in reached(client):
                text = answer.content.decode().split("<main", 1)[-1]
                forms = [form for form in FORM.findall(text) if 'method="post"' in form]
                acts = [form for form in forms if 'role="search"' not in form]
                sends = [form for form in acts if 'type="submit"' in form]
                elsewhere = answer.resolver_match.view_name in ELSEWHERE
                assert elsewhere or not sends or campaign().code not in address, address


@pytest.mark.usefixtures("candidate")
def test_the_page_of_the_act_counts_what_it_leaves_undone():
    reminders.remind(campaign=campaign(), by=person_named("thu-ky"), at=OPEN)

    text = page(signed_in("chu-tich"), "results:huy")

    assert "1 bản nháp, không nộp được nữa" in re.sub(r"<[^>]+>|\s+", " ", text).replace("  ", " ")
    assert "thư chờ gửi, không gửi được nữa" in text
    assert "Hủy, quay lại" not in text
    assert "thư báo hủy" not in text


def test_the_page_of_the_act_counts_the_letters_that_it_makes_and_whom_none_reaches(candidate):
    arrange(candidate.applications.get(), state="SUBMITTED")
    on_paper = register.begin(campaign=campaign(), by=officer("binh", Role.CANDIDATE), at=OPEN)
    arrange(on_paper, state="SUBMITTED", person=None)

    text = " ".join(words(signed_in("chu-tich"), "results:huy").split())

    assert "1thư báo hủy kỳ thi được soạn, chờ Thư ký gửi" in text
    assert "1người nộp hồ sơ giấy, không có thư: báo riêng" in text


@pytest.mark.usefixtures("on_a_day_of_registration")
def test_the_public_page_says_since_when_and_names_no_day_to_come():
    before = page(Client(), "exams:campaign")
    cancel()

    text = page(Client(), "exams:campaign")

    assert SINCE in text
    assert "Đã hủy" in text
    assert "Kỳ thi đã hủy, không còn thời hạn nào." in text
    for word in ("Nhận hồ sơ:", "(còn "):
        assert word in before
        assert word not in text


@pytest.mark.usefixtures("candidate")
def test_the_control_room_shows_no_task_and_no_way_to_act():
    secretary = signed_in("thu-ky")
    before = page(secretary, "results:room")
    cancel()

    text = page(secretary, "results:room")

    assert SINCE in text
    assert "Kỳ thi đã hủy, không còn thời hạn nào." in text
    for word in ("Nhận hồ sơ dự tuyển", "Nhập sổ hồ sơ giấy", "Thay đổi thông báo"):
        assert word in before
        assert word not in text
    assert "Thư: chờ gửi, đã gửi" in text


def test_a_candidate_reads_on_every_page_of_theirs_that_it_is_over(candidate):
    client = signed_in(candidate)
    cancel()

    mine = " ".join(main(client, "/du-tuyen/").split())
    draft = page(client, "candidates:application")
    papers = page(client, "candidates:documents")

    assert "Kỳ thi đã hủy" in mine
    assert SINCE in draft
    assert "Hạn cuối" not in draft
    assert "/muc/ban-than/" not in draft
    assert "Kỳ thi đã bị hủy từ ngày 20/09/2026." in papers
    assert "Nộp tệp" not in papers
    assert "Xong phần này" not in papers


@pytest.mark.usefixtures("candidate")
def test_letters_that_wait_are_told_not_sent_and_offered_to_be_dropped():
    reminders.remind(campaign=campaign(), by=person_named("thu-ky"), at=OPEN)
    secretary = signed_in("thu-ky")
    cancel()

    text = page(secretary, "results:outbox")
    release = page(secretary, "results:release-letters", "draft-reminder")

    assert "Kỳ thi đã bị hủy từ ngày 20/09/2026." in text
    assert "Nhắc nộp hồ sơ: 1 thư, chưa gửi." in text
    assert "Bỏ các thư này" in text
    assert "xem và gửi" not in text
    assert "Gửi các thư đã chọn" not in release


def test_letters_about_the_cancellation_are_offered_looked_at_and_sent(candidate):
    arrange(candidate.applications.get(), state="SUBMITTED")
    secretary = signed_in("thu-ky")
    cancel()

    assert "Báo hủy kỳ thi" in main(secretary, "/viec-cua-toi/")
    outbox = words(secretary, "results:outbox")
    assert "Báo hủy kỳ thi: xem và gửi 1 thư" in outbox
    assert "chưa làm được lúc này" not in outbox
    drop = page(secretary, "results:drop-letters", "cancellation")
    assert "không gửi được nữa; mọi thư" not in drop
    release = reverse("results:release-letters", args=[campaign().code, "cancellation"])
    asked = secretary.get(release)
    assert "15/QĐ-HĐTT ngày 20/09/2026" in readable_text(asked)

    sent = {"request_id": str(uuid4()), "letters": asked.context["form"]["letters"].initial}
    answer = secretary.post(release, sent, follow=True)

    assert "Đã gửi 1 thư" in readable_text(answer)
    assert "Kỳ thi đã hủy, hồ sơ" in main(signed_in(candidate), reverse("results:my-letters"))
    assert "Báo hủy kỳ thi" not in main(secretary, "/viec-cua-toi/")


@pytest.mark.django_db
def test_what_two_persons_had_begun_ends_with_the_campaign(life):
    with life.at("decided"), time_machine.travel(LATE, tick=False):
        asked = request("APPROVE_LIST", candidate_gates.of_eligible_list(campaign()))
        cancel(LATE)
        chair, officer_ = signed_in("chu-tich"), signed_in("tham-dinh")
        lists = main(chair, "/de-nghi/")
        whole = " ".join(main(chair, f"/de-nghi/{asked.pk}/").split())

        assert "Chờ tôi duyệt (0)" in re.sub(r"<[^>]+>|\s+", " ", lists).replace("  ", " ")
        assert "Kỳ thi đã hủy, không duyệt được nữa" in lists
        assert "Không duyệt được nữa." in whole
        assert "Người xử lý" not in whole
        assert "Rút đề nghị" in main(officer_, f"/de-nghi/{asked.pk}/")


def test_everybody_reads_the_document_of_a_cancellation_and_those_concerned_also_why(candidate):
    cancel()
    basis, why = "Căn cứ: 15/QĐ-HĐTT, ngày 20/09/2026.", "Lý do: Dừng đợt thi"

    public = words(Client(), "exams:campaign")
    room = words(signed_in("thu-ky"), "results:room")
    own = words(signed_in(candidate), "candidates:application")

    assert (basis in public, why in public) == (True, False)
    assert (basis in room, why in room) == (True, True)
    assert (basis in own, why in own) == (True, True)
