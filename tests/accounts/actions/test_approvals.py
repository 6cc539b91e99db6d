"""One person asks, another sees the same effect and applies or rejects it; nobody does both."""

import pytest

from accounts.actions import applying, approvals, two_persons
from accounts.models import ApprovalRequest
from accounts.rules.approvals import RequestState
from accounts.rules.duties import Role
from exams.models import Campaign
from results.models import Publication
from results.process.acts import ACTS
from tests.actions import (
    LATE,
    apply,
    arrange,
    campaign,
    events,
    hold_also,
    officer,
    person_named,
    refused,
    request,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("opened")]
ACT = ACTS["PUBLISH_PROVISIONAL"]


def asked(**options):
    return request(ACT.name, number="292/TB", **options)


def reject(requested, reason="Sai số thông báo", by=None):
    return approvals.reject(
        act=ACT, request=requested, reason=reason, by=by or person_named("chu-tich"), at=LATE
    )


def withdraw(requested, by=None):
    return approvals.withdraw(request=requested, by=by or person_named("thu-ky"), at=LATE)


def stored_again(requested):
    return ApprovalRequest.objects.get(pk=requested.pk)


def chair_who_is_secretary():
    chair = person_named("chu-tich")
    hold_also(chair, Role.SECRETARY)
    return chair


def test_a_request_is_stored_with_its_reason_and_its_preview():
    with events() as trail:
        requested = asked()

    effect = two_persons.effect_of(ACT, campaign().code, {"number": "292/TB"})
    stored = stored_again(requested)
    assert (stored.state, stored.asked_by) == (RequestState.OPEN, person_named("thu-ky"))
    assert stored.preview == effect.plain()
    assert stored.arguments == {"number": "292/TB"}
    [(name, _, actor, facts)] = trail
    assert (name, actor) == ("approval.asked", person_named("thu-ky").pseudonym)
    assert (facts["act"], facts["digest"]) == (ACT.name, requested.digest)
    assert facts["reason"] == stored.reason


def test_what_was_asked_is_applied_as_it_was_seen():
    requested = asked()

    with events() as trail:
        made = apply(requested)

    stored = stored_again(requested)
    assert (stored.state, stored.decided_by) == (RequestState.APPLIED, person_named("chu-tich"))
    assert stored.decided_at == LATE
    assert Publication.objects.get(kind="PROVISIONAL") == made
    assert [name for name, *_ in trail] == ["results.published", "approval.applied"]
    assert {actor for _, _, actor, _ in trail} == {person_named("chu-tich").pseudonym}


def test_a_request_is_returned_with_a_reason():
    requested = asked()
    with refused("REASON_MISSING", field="reason"):
        reject(requested, reason=" ")

    with events() as trail:
        reject(requested)

    stored = stored_again(requested)
    assert (stored.state, stored.decision_reason) == (RequestState.REJECTED, "Sai số thông báo")
    assert [name for name, *_ in trail] == ["approval.rejected"]
    assert not Publication.objects.filter(kind="PROVISIONAL").exists()


def test_whoever_asked_takes_it_back_and_nobody_else():
    requested = asked()
    with refused("NOT_YOURS"):
        withdraw(requested, by=person_named("chu-tich"))

    with events() as trail:
        withdraw(requested)

    assert stored_again(requested).state == RequestState.WITHDRAWN
    assert [(name, actor) for name, _, actor, _ in trail] == [
        ("approval.withdrawn", person_named("thu-ky").pseudonym)
    ]


def test_nobody_decides_what_they_asked_for_themselves():
    chair = chair_who_is_secretary()
    requested = asked(by=chair)

    with refused("SAME_PERSON"):
        apply(requested, by=chair)
    with refused("SAME_PERSON"):
        reject(requested, by=chair)


def test_a_request_without_a_reason_is_refused():
    with refused("REASON_MISSING", field="reason"):
        approvals.request_approval(
            act=ACT,
            campaign=campaign().code,
            arguments={"number": "1"},
            reason="  ",
            by=person_named("thu-ky"),
            at=LATE,
        )


@pytest.mark.parametrize("campaign_of_roles", ["", "KHAC"])
def test_asking_and_deciding_are_duties_of_this_campaign(campaign_of_roles):
    stranger = officer("nguoi-la")
    for role in (Role.SECRETARY, Role.CHAIR) if campaign_of_roles else ():
        hold_also(stranger, role, campaign=campaign_of_roles)
    with refused("NOT_YOUR_DUTY"):
        asked(by=stranger)
    requested = asked()

    with refused("NOT_YOUR_DUTY"):
        apply(requested, by=stranger)
    with refused("NOT_YOUR_DUTY"):
        reject(requested, by=stranger)


def test_an_act_is_asked_for_once_in_a_campaign():
    requested = asked()
    with refused("REQUEST_OPEN", act=ACT.name):
        asked()
    withdraw(requested)

    assert asked().state == RequestState.OPEN


@pytest.mark.parametrize("decide", [apply, reject, withdraw], ids=["apply", "reject", "withdraw"])
@pytest.mark.parametrize(
    ("before", "state"),
    [
        (apply, RequestState.APPLIED),
        (reject, RequestState.REJECTED),
        (withdraw, RequestState.WITHDRAWN),
    ],
    ids=["applied", "rejected", "withdrawn"],
)
def test_what_was_decided_is_decided_once(before, state, decide):
    requested = asked()
    before(requested)

    with refused("REQUEST_DECIDED", state=f"REQUEST_{state}"):
        decide(requested)


def test_what_moved_since_the_preview_is_seen_again_before_it_is_applied():
    requested = asked()
    arrange(Campaign.objects.get(pk=campaign().pk), contact="Phòng 2")

    with refused("PREVIEW_MOVED"):
        apply(requested)
    assert stored_again(requested).state == RequestState.OPEN

    effect = two_persons.effect_of(ACT, campaign().code, requested.arguments)
    seen_again = two_persons.digest_of(
        ACT, campaign().code, requested.arguments, requested.accepted, effect
    )
    approvals.apply(
        act=ACT, request=requested, digest=seen_again, by=person_named("chu-tich"), at=LATE
    )
    assert stored_again(requested).state == RequestState.APPLIED


def test_nothing_runs_as_part_of_a_request_once_it_was_refused():
    requested = asked()
    arrange(campaign().parts.get(kind="WRITTEN"), provisional_at=LATE)
    withdraw(requested)
    again = asked()

    with refused("ALREADY_PUBLISHED"):
        apply(again)
    assert applying.applying() is None
