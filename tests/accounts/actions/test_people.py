import pytest

from accounts.actions import approvals, granting, opening, people
from accounts.actions.acts import CLOSE_ACCOUNT, GRANT_ROLE
from accounts.models import Grant, Person
from accounts.rules.duties import DUTIES, Duty, Role, roles_with
from tests.actions import LATE, events, moment, officer, refused

pytestmark = pytest.mark.django_db


@pytest.fixture
def administrator(db):
    return officer("quan-tri", Role.ADMINISTRATOR)


def grant_by_two(by, **arguments):
    """Let the administrator ask for a role, and a chair apply it."""
    chair = Person.objects.filter(username="chu-tich-duyet").first()
    chair = chair or officer("chu-tich-duyet", Role.CHAIR)
    request = approvals.request_approval(
        act=GRANT_ROLE,
        arguments={**arguments, "person": arguments["person"].pk},
        reason="QĐ 1",
        by=by,
        at=LATE,
    )
    return approvals.apply(
        act=GRANT_ROLE, request=request, digest=request.digest, by=chair, at=LATE
    )


def open_account(by, username="an"):
    return opening.open_account(username=username, full_name="An", email="", by=by, at=LATE)


@pytest.mark.parametrize("action", ["open", "close", "grant", "revoke"])
def test_only_the_administrator_keeps_accounts(administrator, action):
    secretary, target = officer("thu-ky", Role.SECRETARY), officer("an", Role.EXAMINER)
    grant = Grant.objects.get(person=target)

    with refused("NOT_YOUR_DUTY"):
        {
            "open": lambda: open_account(secretary, "binh"),
            "close": lambda: people.close_account(person=target, by=secretary, at=LATE),
            "grant": lambda: granting.grant(
                person=target, role=Role.SECRETARY, by=secretary, at=LATE
            ),
            "revoke": lambda: granting.revoke(grant=grant, reason="QĐ 9", by=secretary, at=LATE),
        }[action]()


def test_a_closed_account_opens_nothing_and_is_closed_once(administrator):
    chair = officer("chu-tich", Role.CHAIR)
    second = officer("quan-tri-2", Role.ADMINISTRATOR)
    with refused("TWO_PERSONS_NEEDED"):
        people.close_account(person=chair, by=administrator, at=LATE)
    request = approvals.request_approval(
        act=CLOSE_ACCOUNT, arguments={"person": chair.pk}, reason="x", by=administrator, at=LATE
    )
    with events() as trail:
        approvals.apply(
            act=CLOSE_ACCOUNT, request=request, digest=request.digest, by=second, at=LATE
        )

    assert trail[0] == ("account.closed", chair.pseudonym, second.pseudonym, {})
    assert not Person.objects.get(pk=chair.pk).may(Duty.RANK, at=LATE)
    assert Person.objects.get(pk=chair.pk).may(Duty.SIGNED_IN, at=LATE)
    with refused("ALREADY_DONE"):
        people.close_account(person=Person.objects.get(pk=chair.pk), by="console", at=LATE)


def test_an_account_is_suspended_and_resumed_by_one_person_with_a_reason(administrator):
    an = officer("an", Role.EXAMINER)
    with refused("REASON_MISSING", field="reason"):
        people.suspend_account(person=an, reason=" ", by=administrator, at=LATE)
    with refused("OWN_ACCOUNT"):
        people.suspend_account(person=administrator, reason="x", by=administrator, at=LATE)

    people.suspend_account(person=an, reason="Nghỉ ốm", by=administrator, at=LATE)
    assert not Person.objects.get(pk=an.pk).may(Duty.MARK, at=LATE)
    with refused("ALREADY_DONE"):
        people.suspend_account(person=an, reason="x", by=administrator, at=LATE)

    people.resume_account(person=an, reason="Đi làm lại", by=administrator, at=LATE)
    assert Person.objects.get(pk=an.pk).may(Duty.MARK, at=LATE)


def test_a_closed_account_is_not_resumed(administrator):
    an = officer("an")
    people.close_account(person=an, by="console", at=LATE)

    with refused("ACCOUNT_CLOSED"):
        people.resume_account(
            person=Person.objects.get(pk=an.pk), reason="x", by=administrator, at=LATE
        )


def test_a_role_is_granted_for_a_campaign_and_a_time(administrator):
    an = officer("an")
    officer("chu-tich-duyet", Role.CHAIR)
    with events() as trail:
        grant = grant_by_two(
            administrator,
            person=an,
            role=Role.PLANNING_OFFICER,
            campaign="A",
            starts_on="2026-09-01",
            ends_on="2026-09-30",
            document="QĐ 1",
        )

    facts = {"role": "PLANNING_OFFICER", "campaign": "A"}
    names = [name for name, *_ in trail if name != "role.granted"]
    assert names == ["approval.asked", "approval.applied"]
    chair = Person.objects.get(username="chu-tich-duyet")
    assert ("role.granted", an.pseudonym, chair.pseudonym, facts) in trail
    assert (grant.ver, grant.document) == (1, "QĐ 1")
    granted = Person.objects.get(pk=an.pk)
    assert granted.may(Duty.KEEP_PLANNING, "A", at=moment(2026, 9, 30, 23, 59, 59))
    assert not granted.may(Duty.KEEP_PLANNING, "A", at=moment(2026, 10, 1, 0))
    assert not granted.may(Duty.KEEP_PLANNING, "A", at=moment(2026, 8, 31, 23, 59, 59))
    assert granted.may(Duty.KEEP_PLANNING, "A", at=moment(2026, 9, 1, 0))
    assert not granted.may(Duty.KEEP_PLANNING, "B", at=moment(2026, 9, 2))
    assert granted.may(Duty.KEEP_PLANNING, at=moment(2026, 9, 2))


def test_every_duty_of_an_office_has_a_role_and_the_mapping_needs_two():
    offices = set(Duty) - {Duty.EVERYONE, Duty.SIGNED_IN}

    assert {duty for duties in DUTIES.values() for duty in duties} == offices
    assert roles_with(Duty.OPEN_SEALS) == {Role.CUSTODIAN, Role.SUPERVISOR}


@pytest.mark.parametrize("how", ["close", "revoke"])
def test_the_last_administrator_is_not_taken_away(administrator, how):
    own = Grant.objects.get(person=administrator)
    chair = officer("chu-tich", Role.CHAIR)
    request = approvals.request_approval(
        act=CLOSE_ACCOUNT,
        arguments={"person": administrator.pk},
        reason="x",
        by=administrator,
        at=LATE,
    )

    with refused("LAST_ADMINISTRATOR"):
        {
            "close": lambda: approvals.apply(
                act=CLOSE_ACCOUNT, request=request, digest=request.digest, by=chair, at=LATE
            ),
            "revoke": lambda: granting.revoke(grant=own, reason="x", by=administrator, at=LATE),
        }[how]()


def test_with_another_administrator_one_may_go(administrator):
    own = Grant.objects.get(person=administrator)
    second = officer("quan-tri-2", Role.ADMINISTRATOR)
    with refused("LAST_ADMINISTRATOR"):  # the other never set a password, and cannot come in
        granting.revoke(grant=own, reason="x", by=administrator, at=LATE)
    people.set_password(second, "mot-mat-khau-rat-dai-8")
    people.suspend_account(person=second, reason="x", by=administrator, at=LATE)
    with refused("LAST_ADMINISTRATOR"):
        granting.revoke(grant=own, reason="x", by=administrator, at=LATE)
    people.resume_account(person=second, reason="x", by=administrator, at=LATE)

    granting.revoke(grant=own, reason="Nghỉ hưu", by=administrator, at=LATE)

    assert Grant.objects.get(pk=own.pk).revoked_at == LATE


def test_a_role_is_taken_back_with_a_reason(administrator):
    grant = Grant.objects.get(person=officer("an", Role.EXAMINER))
    with refused("REASON_MISSING", field="reason"):
        granting.revoke(grant=grant, reason=" ", by=administrator, at=LATE)


def test_the_console_may_take_away_the_last_administrator_and_make_another(administrator):
    own = Grant.objects.get(person=administrator)

    granting.revoke(grant=own, reason="QĐ 9", by="console", at=LATE)

    assert Grant.objects.get(pk=own.pk).revoked_at == LATE
