"""Whether the plea to hand in a file late was refused: what the owner of the draft is told."""

from datetime import timedelta

import pytest

from accounts.actions import approvals
from accounts.rules.duties import Role
from candidates.actions import late_pleas
from candidates.models import Application
from results.process.acts import ACTS
from tests.actions import LATE, arrange, campaign, officer, person_named, request

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("screening")]
TYPED = {"document": "Giấy ra viện 12/GRV", "reason": "Nằm viện"}


@pytest.fixture
def an():
    return officer("an", Role.CANDIDATE)


def ask(by, at=LATE):
    return late_pleas.ask_late(campaign=campaign(), by=by, at=at, **TYPED)


def was_refused(person):
    return late_pleas.was_refused(Application.objects.select_related("campaign").get(person=person))


def test_a_draft_without_a_plea_or_with_one_that_waits_was_not_refused(an):
    draft = ask(an)
    assert not was_refused(an)

    arrange(draft, late_asked_at=None)

    assert not was_refused(an)


def test_what_the_chair_refuses_was_refused_until_it_is_asked_once_more(an):
    draft = ask(an)
    chair = person_named("chu-tich")
    late_pleas.refuse_late(application=draft, reason="Không đủ lý do", by=chair, at=LATE)
    assert was_refused(an)

    ask(an, LATE + timedelta(minutes=1))

    assert not was_refused(an)


def test_what_the_second_person_rejects_was_refused(an):
    draft = ask(an)
    until = f"{LATE.date() + timedelta(days=3)}"
    asked = request("ADMIT_LATE", number=draft.reg_no, until=until, **TYPED)
    rejected = {"reason": "Giấy không đúng", "by": person_named("chu-tich"), "at": LATE}

    approvals.reject(act=ACTS["ADMIT_LATE"], request=asked, **rejected)

    assert was_refused(an)
