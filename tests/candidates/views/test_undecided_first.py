"""The list of a campaign that is screened: undecided first, by word, with each officer's share."""

import pytest
from django.test import Client

from candidates.actions import screen
from candidates.models import Application
from exams.rules.stages import SIT_WRITTEN
from tests.actions import LATE, campaign, move_to, officer, person_named
from tests.candidates.officers import speak
from tests.crawl import readable_text

CODE, BACKEND = "TT2026-01", "allauth.account.auth_backends.AuthenticationBackend"
pytestmark = pytest.mark.django_db


@pytest.fixture
def waiting(screening):
    screen.run(campaign=campaign(), by=person_named("tham-dinh"), at=LATE)
    numbers = Application.objects.waiting_for_officer().order_by("reg_no")
    return list(numbers.values_list("reg_no", flat=True))


@pytest.fixture
def spoken(waiting):
    """Return the files that were decided: the first agreed with, the second refused."""
    for number, value in zip(waiting[:2], ("CONFIRM", "REFUSE"), strict=True):
        speak(Application.objects.get(reg_no=number), value=value, reason="Đã xem")
    return waiting[:2]


def page_of(by="tham-dinh", **asked):
    client = Client()
    client.force_login(person_named(by), backend=BACKEND)
    return client.get("/ho-so/", {"campaign": CODE, **asked})


def numbers_on(page):
    return [row.reg_no for row in page.context["page"]]


def test_files_without_a_conclusion_come_first(waiting, spoken):
    left = waiting[2:]
    shown = numbers_on(page_of())

    assert shown[:40] == left[:40]
    assert set(numbers_on(page_of(sort="-word"))[: len(left)]).isdisjoint(left[:1])


def test_files_are_filtered_by_what_was_said_last(waiting, spoken):
    agreed, refused = spoken

    assert numbers_on(page_of(conclusion="CONFIRM")) == [agreed]
    assert numbers_on(page_of(conclusion="REFUSE")) == [refused]
    assert numbers_on(page_of(conclusion="DISCUSS")) == []
    undecided = page_of(conclusion="NONE").context["page"].paginator.count
    assert undecided == len(waiting) - 2


def test_the_list_says_what_was_said(spoken):
    page = readable_text(page_of(conclusion="REFUSE"))

    assert "Không chấp thuận" in page


def test_the_choice_goes_along_to_the_next_file(waiting, spoken):
    client = Client()
    client.force_login(person_named("tham-dinh"), backend=BACKEND)
    page = client.get(f"/ho-so/{CODE}/{waiting[2]}/", {"conclusion": "NONE"})

    assert page.context["next"].reg_no == waiting[3]
    assert f"/ho-so/{CODE}/{waiting[3]}/?conclusion=NONE" in page.content.decode()


def test_each_officer_has_a_share_and_who_decides_sees_how_far_it_is(waiting, spoken):
    officer("tham-dinh-hai", "SCREENING_OFFICER")
    shares = page_of("chu-tich").context["shares"]

    assert {str(each) for each, *_ in shares} == {
        str(person_named(name)) for name in ("tham-dinh", "tham-dinh-hai")
    }
    assert sum(concluded for _, concluded, _ in shares) == 2
    assert "đã kết luận" in readable_text(page_of("chu-tich"))


def test_the_secretary_is_told_no_share_and_nobody_once_the_list_is_approved(spoken):
    assert page_of("thu-ky").context["shares"] == []
    move_to(SIT_WRITTEN)
    assert page_of().context["shares"] == ()
    assert "word" not in page_of().context["sort"]


def test_keys_are_named_on_the_page_and_press_what_they_say(waiting):
    client = Client()
    client.force_login(person_named("tham-dinh"), backend=BACKEND)
    page = client.get(f"/ho-so/{CODE}/{waiting[0]}/").content.decode()
    deciding = client.get(f"/ho-so/{CODE}/{waiting[0]}/quyet-dinh/").content.decode()

    assert "Phím tắt trên trang này" in page
    assert all(f'accesskey="{key}"' in page for key in "dk")
    assert 'accesskey="g"' in deciding
