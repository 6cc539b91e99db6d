"""What somebody asked who may not ask any more is applied by nobody; a colleague takes it back."""

import pytest

from accounts.actions import approvals
from accounts.actions.askers import has_left
from accounts.actions.barring import bar
from accounts.models import ApprovalRequest, Person
from accounts.rules.duties import Role
from audit.actions.record import record, recorded
from results.process.acts import ACTS
from tests.actions import LATE, apply, arrange, events, officer, person_named, refused, request

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("opened")]
ACT = ACTS["PUBLISH_PROVISIONAL"]


@recorded
def barred(person, at=LATE):
    record("test.arranged", about=person, by="test", at=at, rows=bar(person, "TT2026-01", at))


def asked_by_another():
    """Return a request of a secretary beside the one of the sample."""
    return request(ACT.name, number="292/TB", by=officer("thu-ky-hai", Role.SECRETARY))


def revoke(person):
    for grant in person.grants.all():
        arrange(grant, revoked_at=LATE)


def suspend(person):
    Person.objects.filter(pk=person.pk).update(is_active=False)


def take_back(requested, by, **options):
    return approvals.withdraw(request=requested, by=person_named(by), at=LATE, **options)


@pytest.mark.parametrize("leave", [barred, revoke, suspend])
def test_what_somebody_asked_who_left_is_not_applied_but_returned(leave):
    requested = asked_by_another()
    leave(requested.asked_by)

    with refused("ASKER_LEFT", name="thu-ky-hai"):
        apply(requested)
    chair = person_named("chu-tich")
    approvals.reject(act=ACT, request=requested, reason="Đề nghị lại", by=chair, at=LATE)
    assert ApprovalRequest.objects.get(pk=requested.pk).state == "REJECTED"


def test_a_colleague_takes_back_what_somebody_asked_who_left():
    requested = asked_by_another()
    with refused("NOT_YOURS"):
        take_back(requested, "thu-ky", act=ACT)
    barred(requested.asked_by)
    with refused("NOT_YOURS"):
        take_back(requested, "thu-ky")
    with refused("NOT_YOUR_DUTY"):
        take_back(requested, "chu-tich", act=ACT)

    with events() as trail:
        take_back(requested, "thu-ky", act=ACT)

    secretary = person_named("thu-ky")
    stored = ApprovalRequest.objects.get(pk=requested.pk)
    assert (stored.state, stored.decided_by) == ("WITHDRAWN", secretary)
    assert [(name, actor) for name, _, actor, _ in trail] == [
        ("approval.withdrawn", secretary.pseudonym)
    ]


def test_who_has_only_to_sign_once_more_has_not_left():
    requested = asked_by_another()
    [grant] = requested.asked_by.grants.all()
    arrange(grant, stated_in=None)

    assert not has_left(ACT, ApprovalRequest.objects.get(pk=requested.pk), LATE)
