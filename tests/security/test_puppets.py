"""An administrator who opens accounts comes neither into them nor into both keys of an act."""

import re

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse

from accounts.actions import approvals, granting, opening, password_codes
from accounts.actions.acts import GRANT_ROLE
from accounts.models import Grant, Person
from accounts.rules.duties import Role
from accounts.rules.sensitive import SENSITIVE
from audit.actions.record import record, recorded
from tests.actions import LATE, events, hold_also, officer, refused, stored

pytestmark = pytest.mark.django_db
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
PASSWORD = "mot-mat-khau-rat-dai-8"
CODE = re.compile(r"(?<![0-9A-Za-z-])[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}(?![0-9A-Za-z-])")
BEFORE = LATE.replace(2026, 1)


@pytest.fixture
def administrator(db):
    return officer("quan-tri", Role.ADMINISTRATOR)


@pytest.fixture
def keeper(administrator):
    return signed_in(administrator)


def signed_in(person):
    client = Client(headers={"accept-language": "vi"})
    client.force_login(person, backend=BACKEND)
    return client


def opened(by, username, *roles):
    """Open and activate an account as an administrator who uses the code himself would."""
    made = opening.open_account(username=username, full_name=username, email="", by=by, at=BEFORE)
    typed = {"username": username, "code": made.code, "password": PASSWORD}
    assert password_codes.use(**typed, by="nobody", at=BEFORE)
    for role in roles:
        granting.grant(person=made.person, role=role, by="console", at=BEFORE)
    return Person.objects.get(username=username)


def asked(by, person, role=Role.EXAMINER):
    return approvals.request_approval(
        act=GRANT_ROLE,
        arguments={"person": person.pk, "role": role, "document": "QĐ 1"},
        reason="QĐ 1",
        by=by,
        at=LATE,
    )


def apply(request, by):
    return approvals.apply(act=GRANT_ROLE, request=request, digest=request.digest, by=by, at=LATE)


def test_nobody_opens_an_account_with_a_password_they_chose(keeper):
    typed = {"username": "an", "full_name": "An", "email": "an@example.invalid"}

    keeper.post(reverse("accounts:person-new"), {**typed, "password": PASSWORD})

    an = Person.objects.get(username="an")
    assert not an.check_password(PASSWORD)
    assert not an.is_activated
    login = Client().post(reverse("account_login"), {"login": "an", "password": PASSWORD})
    assert login.status_code == 200


def test_a_mail_to_an_address_that_others_chose_activates_no_account(administrator):
    opening.open_account(
        username="an", full_name="An", email="quan-tri@example.invalid", by=administrator, at=LATE
    )
    before = stored()

    Client().post(reverse("account_reset_password"), {"email": "quan-tri@example.invalid"})

    assert not any("/password/reset/key/" in sent.body for sent in mail.outbox)
    assert stored() == before


def test_nor_does_it_set_the_password_of_whoever_holds_a_sensitive_role(administrator):
    address = "quan-tri@example.invalid"
    for username, role in (("chu-tich", Role.CHAIR), ("thu-ky", Role.SECRETARY)):
        made = opened(administrator, username, role)
        made.email = f"{username}-{address}"
        made.save()
    before = stored()

    Client().post(reverse("account_reset_password"), {"email": f"chu-tich-{address}"})
    assert not any("/password/reset/key/" in sent.body for sent in mail.outbox)
    assert stored() == before

    Client().post(reverse("account_reset_password"), {"email": f"thu-ky-{address}"})
    assert any("/password/reset/key/" in sent.body for sent in mail.outbox)


def test_the_code_is_on_one_page_and_in_no_event_address_or_line(keeper, caplog):
    typed = {"username": "an", "full_name": "An", "email": "an@example.invalid"}
    with events() as trail:
        shown = keeper.post(reverse("accounts:person-new"), typed)
        [code] = CODE.findall(shown.content.decode())
        form = {"username": "an", "code": code, "password": PASSWORD, "again": PASSWORD}
        done = Client().post(reverse("accounts:set-password"), form)

    assert (done.status_code, [kind for kind, *_ in trail]) == (
        303,
        ["account.opened", "account.activated"],
    )
    for text in (str(trail), done["Location"], caplog.text):
        assert code not in text
        assert code.replace("-", "") not in text


@pytest.mark.parametrize("role", sorted(SENSITIVE))
def test_the_page_of_an_account_only_asks_for_a_sensitive_role(keeper, role):
    an = officer("an")

    answer = keeper.post(reverse("exams:person", args=[an.pk]), {"role": role, "document": "QĐ 12"})

    assert answer.status_code == 303
    assert not Grant.objects.filter(person=an).exists()


def test_nobody_asks_for_a_role_of_their_own(administrator):
    with refused("NOT_TO_ONESELF"):
        asked(administrator, administrator, Role.CHAIR)


def test_whoever_gets_the_role_does_not_apply_it(administrator):
    chair = officer("chu-tich", Role.CHAIR)
    request = asked(administrator, chair, Role.PANEL_MEMBER)

    with refused("NOT_TO_ONESELF"):
        apply(request, chair)


def test_an_account_that_the_asker_opened_applies_nothing_of_theirs(administrator):
    puppet, honest = opened(administrator, "chu-tich", Role.CHAIR), officer("gs", Role.SUPERVISOR)
    request = asked(administrator, officer("an"))

    with refused("NOT_INDEPENDENT"):
        apply(request, puppet)
    with refused("NOT_INDEPENDENT"):
        approvals.reject(act=GRANT_ROLE, request=request, reason="x", by=puppet, at=LATE)
    assert apply(request, honest).role == Role.EXAMINER


def test_nor_one_whose_last_password_came_with_a_code_of_the_asker(administrator):
    chair = officer("chu-tich")
    code = password_codes.issue(person=chair, reason="Quên", by=administrator, at=BEFORE)
    hold_also(chair, Role.CHAIR)
    request = asked(administrator, officer("an"))
    password_codes.use(username="chu-tich", code=code, password=PASSWORD, by="nobody", at=BEFORE)

    with refused("NOT_INDEPENDENT"):
        apply(request, chair)


def test_nor_one_whose_role_the_asker_granted_alone(administrator):
    supervisor = officer("gs")
    given = hold_also(supervisor, Role.SUPERVISOR)
    hold_alone(given, administrator)
    request = asked(administrator, officer("an"))

    with refused("NOT_INDEPENDENT"):
        apply(request, supervisor)


def hold_alone(given, by):
    """Let a role be granted by one person, as it could be before two were asked for."""

    @recorded
    def grant():
        record("role.granted", about=given.person.pseudonym, by=by, at=LATE, rows=[given])

    grant()


def test_a_second_administrator_who_is_a_puppet_helps_nobody(administrator):
    second = opened(administrator, "quan-tri-2", Role.ADMINISTRATOR)
    puppet = opened(administrator, "chu-tich", Role.CHAIR)
    request = asked(second, officer("an"))

    with refused("NOT_INDEPENDENT"):
        apply(request, puppet)


def test_whom_the_console_opened_can_be_the_second_person_of_a_new_installation(administrator):
    chair = opened("console", "chu-tich", Role.CHAIR)

    given = apply(asked(administrator, opened(administrator, "giam-khao")), chair)

    assert (given.asked_by, given.granted_by) == (administrator, chair)


def test_the_request_says_why_a_puppet_may_not_and_that_nobody_can(administrator):
    puppet = opened(administrator, "chu-tich", Role.CHAIR)
    request = asked(administrator, officer("an"))
    page = reverse("results:request", args=[request.pk])

    of_puppet = signed_in(puppet).get(page).content.decode()
    of_asker = signed_in(administrator).get(page).content.decode()

    assert "không tính là người thứ hai" in of_puppet
    assert "Duyệt và giao vai trò" not in of_puppet
    assert "Chưa có ai duyệt được đề nghị này" in of_asker
    assert "Duyệt đề nghị" not in signed_in(puppet).get(reverse("my-work")).content.decode()


def test_the_owner_and_the_supervision_board_learn_of_a_grant(administrator):
    supervisor = officer("giam-sat", Role.SUPERVISOR)
    an = officer("an")
    apply(asked(administrator, an), supervisor)

    own = signed_in(an)
    assert "thông báo về tài khoản" in own.get(reverse("my-work")).content.decode()
    notices = own.get(reverse("accounts:notices")).content.decode()
    overview = signed_in(supervisor).get(reverse("oversight:sensitive-grants")).content.decode()

    assert "Giám khảo" in notices
    for word in ("quan-tri", "giam-sat", "QĐ 1"):
        assert word in overview
    assert own.post(reverse("accounts:notices")).status_code == 303
    assert "thông báo về tài khoản" not in own.get(reverse("my-work")).content.decode()
