"""A code on paper: issued by the administrator, used once by its owner, known to nobody else."""

from datetime import timedelta

import pytest

from accounts.actions import password_codes, people, tokens
from accounts.models import PasswordCode
from accounts.rules.duties import Role
from accounts.rules.sensitive import SENSITIVE
from tests.actions import LATE, events, officer, refused

pytestmark = pytest.mark.django_db
NEW = "mot-mat-khau-moi-9"


@pytest.fixture
def administrator(db):
    return officer("quan-tri", Role.ADMINISTRATOR)


@pytest.fixture
def an(db):
    made = officer("an", Role.SCREENING_OFFICER)
    made.set_password("mat-khau-cu-rat-dai")
    made.save()
    return made


def issue(person, by, at=LATE, reason="Quên mật khẩu"):
    return password_codes.issue(person=person, reason=reason, by=by, at=at)


def use(code, username="an", at=LATE):
    return password_codes.use(username=username, code=code, password=NEW, by="nobody", at=at)


def test_a_code_sets_a_password_that_only_its_owner_knows(administrator, an):
    tokens.issue(person=an, hours=1, by=an, at=LATE)
    with events() as trail:
        code = issue(an, administrator)
        assert an.check_password("mat-khau-cu-rat-dai")
        assert use(code.lower())

    an.refresh_from_db()
    assert an.check_password(NEW)
    assert trail == [
        ("password.code_issued", an.pseudonym, administrator.pseudonym,
         {"reason": "Quên mật khẩu", "hours": 24}),
        ("password.set_by_code", an.pseudonym, an.pseudonym, {"tokens_ended": 1}),
    ]  # fmt: skip
    assert code.replace("-", "") not in PasswordCode.objects.get().digest
    assert str(PasswordCode.objects.get()).startswith("code ")


def test_a_code_works_once_and_for_a_day(administrator, an):
    once = issue(an, administrator)
    assert use(once)
    late = issue(an, administrator)

    assert not use(once)
    assert not use(late, at=LATE + timedelta(hours=24))
    assert use(late, at=LATE + timedelta(hours=23, minutes=59))


def test_a_new_code_ends_the_former(administrator, an):
    former = issue(an, administrator)
    issue(an, administrator)

    assert not use(former)


def test_a_code_ends_after_some_wrong_tries_and_each_is_recorded(administrator, an):
    code = issue(an, administrator)
    with events() as trail:
        tried = [use("2222-2222-2222") for _ in range(password_codes.MOST_TRIES)]

    assert not any(tried)
    assert [(name, about) for name, about, *_ in trail] == [
        ("password.code_refused", an.pseudonym)
    ] * password_codes.MOST_TRIES
    assert not use(code)


def test_a_name_that_nobody_has_is_not_kept_in_the_trail(db):
    with events() as trail:
        assert not use("2222-2222-2222", username="khong-co")

    [(name, about, actor, facts)] = trail
    assert (name, actor, facts) == ("password.code_refused", "nobody", {})
    assert "khong-co" not in about


def test_a_suspended_account_uses_no_code(administrator, an):
    code = issue(an, administrator)
    people.suspend_account(person=an, reason="x", by=administrator, at=LATE)

    assert not use(code)
    an.refresh_from_db()
    with refused("NOT_ACTIVE"):
        issue(an, administrator)


def test_a_code_asks_for_duty_reason_and_somebody_else(administrator, an):
    with refused("NOT_YOUR_DUTY"):
        issue(administrator, an)
    with refused("OWN_PASSWORD_CODE"):
        issue(administrator, administrator)
    with refused("REASON_MISSING", field="reason"):
        issue(an, administrator, reason=" ")


@pytest.mark.parametrize("role", sorted(SENSITIVE))
def test_nobody_issues_a_code_alone_for_whom_a_sensitive_role_is(administrator, role):
    holder = officer("binh", role)

    with refused("TWO_PERSONS_NEEDED"):
        issue(holder, administrator)
    assert use(issue(holder, "console"), username="binh")


def test_the_owner_is_told_of_a_code_and_of_its_use(administrator, an):
    use(issue(an, administrator))

    news = an.account_notices.order_by("event__seq")
    assert [(each.kind, each.actor) for each in news] == [
        ("password.code_issued", administrator),
        ("password.set_by_code", None),
    ]
