"""What somebody did before they had to leave a campaign: the chair reads it, nobody concerned."""

import pytest
import time_machine
from django.test import Client

from exams.rules.relations import RelationKind
from grading.models import Assignment
from tests.actions import LATE, arrange, campaign, officer, person_named
from tests.crawl import readable_text
from tests.relations import own, signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("marked")]


@pytest.fixture(autouse=True)
def _late():
    with time_machine.travel(LATE, tick=False):
        yield


@pytest.fixture
def examiner():
    """Return an examiner who handed marks in, and is barred now."""
    person = Assignment.objects.exclude(mark__final_at=None).order_by("pk").first().examiner
    own(person, kind=RelationKind.DISCIPLINED)
    return person


def address(person):
    return f"/quan-he/{campaign().code}/da-lam/{person.pk}/"


def test_the_chair_reads_what_they_did_and_comes_to_it_from_the_register(examiner):
    chair = signed_in("chu-tich")
    assert address(examiner) in chair.get(f"/quan-he/{campaign().code}/").content.decode()

    page = readable_text(chair.get(address(examiner)))

    code = Assignment.objects.filter(examiner=examiner).first().script.code
    assert str(examiner) in page
    assert code in page
    assert str(person_named("truong-ban-cham")) not in page


def test_points_stay_hidden_until_every_hand_is_in(examiner):
    assignment = Assignment.objects.filter(examiner=examiner).exclude(mark=None).first()
    other = Assignment.objects.filter(script=assignment.script).exclude(pk=assignment.pk).first()
    arrange(other.mark, final_at=None)
    points = f"{assignment.mark.points:.2f}".replace(".", ",")

    page = signed_in("chu-tich").get(address(examiner))

    rows = [row for row in page.context["page"] if assignment.script.code in row.said["sentence"]]
    assert rows
    assert all(points not in str(row.said) for row in rows)


def test_nobody_else_finds_it_nor_the_chair_whom_it_concerns(examiner):
    assert signed_in("thu-ky").get(address(examiner)).status_code == 403
    assert Client().get(address(examiner)).status_code == 302
    own(person_named("chu-tich"), kind=RelationKind.DISCIPLINED)
    assert signed_in("chu-tich").get(address(person_named("chu-tich"))).status_code in (403, 404)


def test_of_somebody_who_serves_on_there_is_no_such_page():
    serving = officer("con-lam")
    assert signed_in("chu-tich").get(address(serving)).status_code == 404
