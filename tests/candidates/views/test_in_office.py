"""Who led where on a day: by the periods of the personnel facts, a page at a time."""

from datetime import date

import pytest
from django.test import Client

from candidates.models import CadreRecord, PeriodRecord
from candidates.rules.facts import PeriodKind
from exams.models import Post
from tests.actions import arrange, person_named

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("registered")]
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
PAGE = "/can-bo/duong-chuc/"
BEGAN, ENDED = date(2031, 3, 1), date(2031, 9, 30)  # nobody of the sample led so late


@pytest.fixture
def client():
    client = Client(headers={"accept-language": "vi"})
    client.force_login(person_named("quy-hoach"), backend=BACKEND)
    return client


@pytest.fixture
def post():
    return Post.objects.select_related("unit", "rank").first()


@pytest.fixture
def leader(post):
    person = CadreRecord.objects.first()
    led(person, post)
    return person


def led(person, post, kind=PeriodKind.APPOINTED):
    return arrange(
        PeriodRecord(
            cadre=person, starts_on=BEGAN, ends_on=ENDED, post=post.full_name,
            unit=post.unit.code, rank=post.rank.code, kind=kind,
        )
    )  # fmt: skip


def in_office(client, on, **asked):
    page = client.get(PAGE, {"on": on.strftime("%d/%m/%Y"), **asked})
    assert page.status_code == 200
    return {(each.cadre_id, each.starts_on) for each in page.context["page"]}


@pytest.mark.parametrize(
    ("on", "leads"),
    [
        (date(2031, 2, 28), False),
        (BEGAN, True),
        (ENDED, True),
        (date(2031, 10, 1), False),
    ],
)
def test_a_period_counts_from_its_first_to_its_last_day(client, leader, on, leads):
    assert ((leader.pk, BEGAN) in in_office(client, on)) == leads


def test_the_number_of_posts_says_of_which_day_it_is(client, leader):
    page = client.get(PAGE, {"on": BEGAN.strftime("%d/%m/%Y")})

    assert "chức vụ vào ngày 01/03/2031" in page.text


def test_only_the_unit_that_is_asked_for_is_listed(client, leader, post):
    other = Post.objects.exclude(unit=post.unit).first()

    assert (leader.pk, BEGAN) in in_office(client, BEGAN, unit=post.unit.code)
    assert (leader.pk, BEGAN) not in in_office(client, BEGAN, unit=other.unit.code)


def test_who_is_seconded_leads_at_home(client, post):
    person = CadreRecord.objects.first()
    led(person, post, PeriodKind.SECONDED)

    assert (person.pk, BEGAN) not in in_office(client, BEGAN)


def test_a_day_that_is_none_is_told_and_nothing_is_lost(client):
    page = client.get(PAGE, {"on": "31/02/2026"})

    assert page.status_code == 422
    assert "on" in page.context["form"].errors


def test_the_page_asks_as_often_for_many_as_for_few(
    client, leader, post, django_assert_num_queries
):
    client.get(PAGE)
    for person in CadreRecord.objects.all()[1:8]:
        led(person, post)

    with django_assert_num_queries(11):
        in_office(client, BEGAN)
