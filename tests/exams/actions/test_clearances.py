"""What a campaign rests on is ticked by name before it is announced, and may be taken back."""

from datetime import date

import pytest

from audit.actions.verify import verify
from exams.actions import clearances, profile_versions
from exams.models import Campaign, Clearance
from exams.rules.clearances import ClearanceKind
from exams.rules.stages import ANNOUNCE
from tests.actions import (
    LATE,
    OBSTACLES,
    arrange,
    campaign,
    events,
    move_to,
    obstruct,
    person_named,
    refused,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("announced")]
PLAN = ClearanceKind.SELECTION_PLAN
DEFAULT = (ClearanceKind.APPROVAL_IN_PRINCIPLE, PLAN, ClearanceKind.REGULATION_DECISION)


@pytest.fixture
def draft():
    """The sample campaign as a draft again: everything is ticked."""
    move_to(ANNOUNCE)
    return campaign()


def plan():
    return Clearance.objects.in_force().get(kind=PLAN)


def tick(drafted, document="99/KH", on=date(2027, 2, 1), by=None, kind=PLAN):
    return clearances.tick(
        campaign=drafted, kind=kind, document=document, on=on, by=by or secretary(), at=LATE
    )


def take_back(clearance, reason="Kế hoạch được thay thế", by=None):
    return clearances.take_back(clearance=clearance, reason=reason, by=by or secretary(), at=LATE)


def secretary():
    return person_named("thu-ky")


def test_the_day_of_the_proposal_stands_with_the_approval_in_principle(draft):
    kind = ClearanceKind.APPROVAL_IN_PRINCIPLE
    day = {"campaign": draft, "kind": kind, "document": "145-TB/TU", "on": date(2027, 2, 1)}
    with refused("DATES_OUT_OF_ORDER", field="proposed_on"):
        clearances.tick(**day, proposed_on=date(2027, 2, 2), by=secretary(), at=LATE)

    with events() as trail:
        row = clearances.tick(**day, proposed_on=date(2027, 1, 11), by=secretary(), at=LATE)

    assert row.proposed_on == date(2027, 1, 11)
    assert trail[0][3]["proposed"] == "2027-01-11"


def test_the_regulations_say_what_is_asked_for(draft):
    assert clearances.clearances_asked(draft) == DEFAULT
    assert clearances.clearances_missing(draft) == ()

    narrow = profile_versions.draft(
        code="HN2",
        values={"calendar": {"announcement_clearances": ["PARTY_OPINION"]}},
        in_force_from=date(2026, 8, 1),
        by=secretary(),
        at=LATE,
    )
    changed = arrange(draft, profile=narrow)

    assert clearances.clearances_missing(changed) == (ClearanceKind.PARTY_OPINION,)


def test_without_a_profile_the_default_asks(draft):
    assert clearances.clearances_asked(arrange(draft, profile=None)) == DEFAULT


def test_a_document_is_ticked_and_corrected(draft):
    with events() as trail:
        tick(draft, document=" 99/KH ")

    facts = {"document": "99/KH", "on": "2027-02-01"}
    assert trail == [("clearance.ticked", PLAN, secretary().pseudonym, facts)]
    assert (plan().document, plan().document_on, plan().ver) == ("99/KH", date(2027, 2, 1), 2)
    assert str(plan()).endswith(" SELECTION_PLAN")


@pytest.mark.parametrize(
    ("wrong", "code"),
    [({"document": " "}, "DOCUMENT_MISSING"), ({"on": date(2027, 3, 2)}, "DAY_IN_FUTURE")],
)
def test_nothing_is_ticked_without_a_document_of_a_day_that_was(draft, wrong, code):
    with refused(code):
        tick(draft, **wrong)


def test_what_is_taken_back_is_missing_until_it_is_ticked_again(draft):
    first = plan()
    with events() as trail:
        take_back(first)

    facts = {"reason": "Kế hoạch được thay thế"}
    assert trail == [("clearance.taken_back", PLAN, secretary().pseudonym, facts)]
    assert clearances.clearances_missing(draft) == (PLAN,)
    with refused("ALREADY_DONE"):
        take_back(first)

    assert tick(draft).pk != first.pk
    assert clearances.clearances_missing(draft) == ()
    assert "exams_clearance" not in " ".join(fault.thing for fault in verify())


def test_a_reason_is_owed_for_taking_one_back(draft):
    with refused("REASON_MISSING", field="reason"):
        take_back(plan(), reason=" ")


def test_an_announced_campaign_rests_on_what_it_was_announced_with():
    with refused("WRONG_STAGE"):
        tick(campaign())
    with refused("WRONG_STAGE"):
        take_back(plan())


def test_the_chair_may_tick_as_well(draft):
    assert tick(draft, by=person_named("chu-tich")).document == "99/KH"


@pytest.mark.parametrize("how", [how for how in OBSTACLES if how != "wrong stage"])
@pytest.mark.parametrize("act", ["tick", "take back"])
def test_it_asks_for_duty_and_a_living_campaign(draft, how, act):
    code, by = obstruct(how, secretary())

    with refused(code):
        if act == "tick":
            tick(campaign(), by=by)
        else:
            take_back(plan(), by=by)


def test_everybody_may_know_the_plan_and_the_decision_alone():
    public = Campaign.objects.get(pk=campaign().pk).clearances.public()

    assert {row.kind for row in public} == {PLAN, ClearanceKind.REGULATION_DECISION}
