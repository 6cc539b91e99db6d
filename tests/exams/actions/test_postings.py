"""Where an announcement was posted is ticked with its proof, once it is public."""

from datetime import date

import pytest

from exams.actions import postings
from exams.models import Posting
from exams.rules.enums import ChannelKind
from exams.rules.stages import ANNOUNCE
from tests.actions import (
    LATE,
    OBSTACLES,
    arrange,
    campaign,
    events,
    obstruct,
    person_named,
    refused,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("announced")]


def tick(by=None, on=date(2026, 9, 8), evidence="Số 19850"):
    return postings.tick(
        campaign=campaign(),
        kind=ChannelKind.MASS_MEDIUM,
        name="Báo Hà Nội Mới",
        on=on,
        evidence=evidence,
        by=by or person_named("thu-ky"),
        at=LATE,
    )


def test_a_posting_is_ticked_and_corrected():
    with events() as trail:
        tick()
    again = tick(evidence="Số 19851")

    [(name, about, actor, facts)] = trail
    assert (name, about, actor) == (
        "posting.ticked",
        "MASS_MEDIUM",
        person_named("thu-ky").pseudonym,
    )
    assert (facts["name"], facts["on"]) == ("Báo Hà Nội Mới", "2026-09-08")
    assert (again.ver, again.evidence, Posting.objects.count()) == (2, "Số 19851", 1)
    assert again.announcement == campaign().announcements.last()
    assert str(again) == "MASS_MEDIUM Báo Hà Nội Mới"


@pytest.mark.parametrize(
    ("on", "code"),
    [(date(2026, 9, 6), "POSTED_TOO_EARLY"), (date(2027, 3, 2), "DAY_IN_FUTURE")],
)
def test_nothing_is_posted_before_it_is_public_or_on_a_day_to_come(on, code):
    with refused(code, field="on"):
        tick(on=on)


@pytest.mark.parametrize("how", [how for how in OBSTACLES if how != "wrong stage"])
def test_it_asks_for_duty_and_a_living_campaign(how):
    code, by = obstruct(how, person_named("thu-ky"))

    with refused(code):
        tick(by=by)


def test_a_draft_was_posted_nowhere():
    arrange(campaign(), stage=ANNOUNCE.stage)

    with refused("WRONG_STAGE"):
        tick()
