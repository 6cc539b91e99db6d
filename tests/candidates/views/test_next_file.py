"""The next file: two officers who are at it at once are led to different ones."""

import pytest
from django.test import Client

from candidates.actions import screen
from candidates.models import Application
from candidates.views.next_file import share_of
from exams.rules.stages import SIT_WRITTEN
from tests.actions import LATE, campaign, move_to, officer, person_named
from tests.candidates.officers import speak

CODE, BACKEND = "TT2026-01", "allauth.account.auth_backends.AuthenticationBackend"
pytestmark = pytest.mark.django_db
NUMBERS = ["HS-001", "HS-002", "HS-003", "HS-004", "HS-005", "HS-006"]


@pytest.fixture
def numbers(screening):
    screen.run(campaign=campaign(), by=person_named("tham-dinh"), at=LATE)
    waiting = Application.objects.waiting_for_officer().order_by("reg_no")
    return list(waiting.values_list("reg_no", flat=True))


@pytest.fixture
def colleague(numbers):
    return officer("tham-dinh-hai", "SCREENING_OFFICER")


def at_work(person):
    client = Client()
    client.force_login(person, backend=BACKEND)
    return client


def next_after(client, number):
    following = client.get(f"/ho-so/{CODE}/{number}/").context["next"]
    return following and following.reg_no


def test_a_single_officer_is_led_through_all_of_them_in_order(numbers):
    client = at_work(person_named("tham-dinh"))

    assert [next_after(client, number) for number in numbers[:4]] == numbers[1:5]
    assert next_after(client, numbers[-1]) is None


def test_two_officers_at_the_same_file_go_on_to_different_ones(numbers, colleague):
    first, second = at_work(person_named("tham-dinh")), at_work(colleague)
    paths = [[], []]
    for path, client in zip(paths, (first, second), strict=True):
        number = numbers[0]
        while number := next_after(client, number):
            path.append(number)

    assert not set(paths[0][:10]) & set(paths[1][:10])
    assert {*paths[0][:10], *paths[1][:10]} >= set(numbers[1:20])


def start_of(client, **chosen):
    page = client.get("/ho-so/", {"campaign": CODE, **chosen})
    start = page.context["start"]
    return start and start.reg_no, page.content.decode()


def test_two_officers_begin_at_different_files(numbers, colleague):
    first, page = start_of(at_work(person_named("tham-dinh")))
    second, _ = start_of(at_work(colleague))

    assert {first, second} == set(numbers[:2])
    assert f"/ho-so/{CODE}/{first}/?campaign={CODE}" in page


def test_a_start_is_one_of_the_chosen_files_and_of_none_that_was_decided(numbers):
    client = at_work(person_named("tham-dinh"))
    assert start_of(client)[0] == numbers[0]
    decide(numbers[:1])

    assert start_of(client)[0] == numbers[1]
    assert start_of(client, q=numbers[4])[0] == numbers[4]


def test_who_does_not_screen_begins_nowhere(numbers):
    assert start_of(at_work(person_named("thu-ky")))[0] is None
    move_to(SIT_WRITTEN)
    assert start_of(at_work(person_named("tham-dinh")))[0] is None


def test_who_is_through_with_their_share_helps_with_what_no_colleague_has_open(numbers, colleague):
    first, second = at_work(person_named("tham-dinh")), at_work(colleague)
    start = numbers[0]
    own = next_after(first, start)
    shares = [number for number in numbers if next_is_theirs(number, own)]
    decide(shares)
    left = [number for number in numbers[1:] if number not in shares]

    assert next_after(first, start) == left[0]
    second.get(f"/ho-so/{CODE}/{left[0]}/")
    assert next_after(first, start) == left[1]


def next_is_theirs(number, own):
    return int(number[-2:]) % 2 == int(own[-2:]) % 2


def decide(numbers):
    speak(*Application.objects.filter(reg_no__in=numbers))


def test_what_somebody_else_has_read_is_passed_over_by_nobody(numbers):
    at_work(person_named("chu-tich")).get(f"/ho-so/{CODE}/{numbers[1]}/")

    assert next_after(at_work(person_named("tham-dinh")), numbers[0]) == numbers[1]


def test_who_only_reads_is_led_through_all_of_them(numbers, colleague):
    secretary = at_work(person_named("thu-ky"))

    assert next_after(secretary, numbers[0]) == numbers[1]


def test_every_file_falls_to_one_officer_and_to_each_as_many():
    shares = [share_of(officer, [7, 3, 5], NUMBERS) for officer in (3, 5, 7)]

    assert sorted(number for share in shares for number in share) == NUMBERS
    assert [len(share) for share in shares] == [2, 2, 2]


def test_it_stays_with_that_officer_whichever_files_are_left():
    assert share_of(3, [3, 5], ["HS-004", "HS-005"]) == ["HS-004"]
    assert share_of(3, [3, 5], ["HS-004"]) == ["HS-004"]
    assert share_of(5, [3, 5], ["HS-004"]) == []


def test_the_last_digits_of_a_number_tell_its_turn():
    assert share_of(5, [3, 5], ["TT2026-01-0007", "TT2026-01-0008"]) == ["TT2026-01-0007"]
    assert share_of(3, [3], ["giấy"]) == ["giấy"]


def test_nothing_falls_to_who_is_no_officer():
    assert share_of(9, [3, 5], NUMBERS) == []


def test_an_officer_reads_how_far_they_are_with_their_share(numbers):
    client, file = at_work(person_named("tham-dinh")), f"/ho-so/{CODE}/{numbers[0]}/"
    before = client.get(file).context["share"]
    assert (before["concluded"], before["total"]) == (0, len(numbers))

    first = Application.objects.get(reg_no=numbers[0], campaign__code=CODE)
    speak(first)

    page = client.get(file)
    assert page.context["share"]["concluded"] == 1
    assert f"Đã kết luận 1/{len(numbers)} hồ sơ của tôi" in page.content.decode()


def test_of_two_officers_each_has_a_share(numbers, colleague):
    shares = [
        at_work(person).get(f"/ho-so/{CODE}/{numbers[0]}/").context["share"]["total"]
        for person in (person_named("tham-dinh"), colleague)
    ]

    assert sum(shares) == len(numbers)
    assert 0 < shares[0] < len(numbers)
