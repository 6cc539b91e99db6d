"""A code in two halves: good when a second person has applied, with both halves, and not before."""

from datetime import timedelta

import pytest

from accounts.actions import approvals, code_halves, code_requests, password_codes, people
from accounts.actions.acts import ISSUE_CODE
from accounts.models import PasswordCode
from accounts.rules.duties import Role
from tests.actions import LATE, events, officer, refused

pytestmark = pytest.mark.django_db
NEW = "mot-mat-khau-moi-9"


@pytest.fixture
def keeper(db):
    return officer("quan-tri", Role.ADMINISTRATOR)


@pytest.fixture
def supervisor(db):
    return officer("giam-sat", Role.SUPERVISOR)


@pytest.fixture
def chair(db):
    made = officer("chu-tich", Role.CHAIR)
    made.set_password("mat-khau-cu-rat-dai")
    made.save()
    return made


def asked(by, person, at=LATE, reason="Quên mật khẩu"):
    return code_requests.request_code(person=person, reason=reason, by=by, at=at)


def applied(first, by, at=LATE):
    request = first.request
    return approvals.apply(act=ISSUE_CODE, request=request, digest=request.digest, by=by, at=at)


def use(code, at=LATE):
    return password_codes.use(username="chu-tich", code=code, password=NEW, by="nobody", at=at)


@pytest.mark.parametrize("joined", ["{0}{1}", "{0} {1}", "{0}-{1}", " {0}  {1} "])
def test_both_halves_one_after_the_other_set_a_password(keeper, supervisor, chair, joined):
    first = asked(keeper, chair)
    second = applied(first, supervisor)

    assert use(joined.format(first.text, second.text).lower())
    chair.refresh_from_db()
    assert chair.check_password(NEW)


def test_it_is_recorded_and_told_without_either_half(keeper, supervisor, chair):
    with events() as trail:
        first = asked(keeper, chair)
        second = applied(first, supervisor)

    facts = {"reason": "Quên mật khẩu", "hours": 24}
    assert [event[:3] for event in trail] == [
        ("approval.asked", "ISSUE_CODE *", keeper.pseudonym),
        ("password.code_issued_by_two", chair.pseudonym, supervisor.pseudonym),
        ("approval.applied", "ISSUE_CODE *", supervisor.pseudonym),
    ]
    assert trail[1][3] == facts
    news = chair.account_notices.get()
    assert (news.kind, news.actor) == ("password.code_issued_by_two", supervisor)
    code = PasswordCode.objects.get()
    for half in (first, second):
        for hidden in (half.text, half.text.replace("-", "")):
            assert hidden not in f"{trail} {half!r} {code.digest} {code.second_digest}"
            assert hidden not in str(first.request.arguments)


def test_before_it_is_applied_nothing_can_be_used_and_earlier_codes_stay(keeper, supervisor, chair):
    former = password_codes.issue(person=chair, reason="x", by="console", at=LATE)
    first = asked(keeper, chair)
    assert not use(first.text)
    assert not use(first.text + "222-222")
    assert PasswordCode.objects.filter(ended_at=None).count() == 1

    second = applied(first, supervisor)

    assert not use(former)
    assert use(first.text + second.text)


@pytest.mark.parametrize("how", ["rejected", "withdrawn"])
def test_a_first_half_that_came_to_nothing_is_worthless(keeper, supervisor, chair, how):
    void = asked(keeper, chair)
    if how == "rejected":
        approvals.reject(act=ISSUE_CODE, request=void.request, reason="x", by=supervisor, at=LATE)
    else:
        approvals.withdraw(request=void.request, by=keeper, at=LATE)
    with refused("REQUEST_DECIDED"):
        applied(void, supervisor)
    first = asked(keeper, chair)

    second = applied(first, supervisor)

    assert not use(void.text + second.text)
    assert use(first.text + second.text)


def test_a_request_that_waited_too_long_is_not_applied(keeper, supervisor, chair):
    first = asked(keeper, chair)

    with refused("CODE_REQUEST_OVER"):
        applied(first, supervisor, at=LATE + timedelta(hours=72))


def test_its_time_begins_when_it_is_applied(keeper, supervisor, chair):
    first, later = asked(keeper, chair), LATE + timedelta(hours=60)
    second = applied(first, supervisor, at=later)

    assert not use(first.text + second.text, at=later + timedelta(hours=24))
    assert use(first.text + second.text, at=later + timedelta(hours=23, minutes=59))


def test_nobody_issues_the_second_half_alone(supervisor, chair):
    with refused("TWO_PERSONS_NEEDED"):
        code_halves.issue_by_two(person=chair, first_half="x", by=supervisor, at=LATE)


def test_a_closed_account_gets_no_second_half(keeper, supervisor, chair):
    first = asked(keeper, chair)
    people.suspend_account(person=chair, reason="x", by=keeper, at=LATE)

    with refused("NOT_ACTIVE"):
        applied(first, supervisor)
