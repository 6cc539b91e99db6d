"""A page asks the database as often for many candidates as for few."""

import pytest
from django.test import Client

from exams.rules.enums import PartKind
from exams.rules.stages import Stage
from grading.actions import rank
from grading.models import Seat
from tests.bench.stock import Stock

pytestmark = pytest.mark.django_db
FEW, MANY = 4, 40
SAVEPOINT = 2  # stands for the BEGIN and COMMIT of an action


def signed_in(person):
    client = Client(headers={"hx-request": "true"})
    client.force_login(person, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


@pytest.mark.parametrize("size", [FEW, MANY])
def test_saving_a_mark(size, django_assert_num_queries):
    stock = Stock(size)
    stock.scripts(opened=False)
    client = signed_in(stock.examiners[0])
    first, second = (script.code for script in stock.papers[:2])
    client.post(f"/cham-thi/DO/bai/{first}/", {"points": "70", "version": 0})

    with django_assert_num_queries(7 + SAVEPOINT):
        answer = client.post(f"/cham-thi/DO/bai/{second}/", {"points": "70", "version": 0})
    assert answer.status_code == 200
    with django_assert_num_queries(7 + SAVEPOINT):
        answer = client.post(f"/cham-thi/DO/bai/{second}/", {"points": "71", "version": 1})
    assert answer.status_code == 200


@pytest.mark.parametrize("size", [FEW, MANY])
def test_the_ranking_page(size, django_assert_num_queries):
    stock = Stock(size, stage=Stage.RANK)
    stock.marked()
    client = signed_in(stock.chair)
    client.get("/xep-hang/DO/")

    with django_assert_num_queries(6):
        assert client.get("/xep-hang/DO/").status_code == 200


@pytest.mark.parametrize("size", [FEW, MANY])
def test_working_the_results_out(size, django_assert_num_queries):
    stock = Stock(size, stage=Stage.RANK)
    stock.marked()
    rank.recent_results.clear()

    with django_assert_num_queries(15):
        rank.compute_results(stock.campaign)


@pytest.mark.parametrize("size", [FEW, MANY])
def test_saving_a_slip(size, django_assert_num_queries):
    stock = Stock(size, part=PartKind.PROPOSAL)
    stock.defence()
    seat = Seat.objects.order_by("number").first()
    client = signed_in(seat.member)
    number = next(one.number for one in stock.entries if one.position_id == seat.position_id)
    url = f"/bao-ve/{seat.pk}/phieu/{number}/"
    client.post(url, {"points": "70", "version": 0})

    with django_assert_num_queries(11 + SAVEPOINT):
        answer = client.post(url, {"points": "71", "version": 1})
    assert answer.status_code == 200
