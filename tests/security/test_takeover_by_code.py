"""Nobody comes alone into an account that reaches marks, codes or other accounts by a code."""

import re
from contextlib import contextmanager
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts.actions import approvals, opening, password_codes
from accounts.actions.acts import ISSUE_CODE
from accounts.models import ApprovalRequest
from accounts.rules.duties import Role
from accounts.rules.password_codes import ALPHABET
from accounts.rules.password_codes import HALF as HALF_LENGTH
from accounts.rules.sensitive import SENSITIVE
from tests.actions import LATE, officer, refused, stored
from tests.security.test_puppets import CODE, PASSWORD, apply, asked, opened, signed_in

pytestmark = pytest.mark.django_db
HALF = re.compile(r"(?<![0-9A-Za-z-])[0-9A-Z]{3}-[0-9A-Z]{3}(?![0-9A-Za-z-])")


@pytest.fixture
def administrator(db):
    return officer("quan-tri", Role.ADMINISTRATOR)


@pytest.fixture
def keeper(administrator):
    return signed_in(administrator)


@pytest.fixture
def chair(db):
    return officer("chu-tich", Role.CHAIR)


def half_on(page):
    [half] = HALF.findall(page.content.decode())
    return half


def ask_on_the_page(keeper, person):
    page = reverse("accounts:person-request-code", args=[person.pk])
    return keeper.post(page, {"reason": "Quên mật khẩu"})


def apply_on_the_page(client, request):
    page = reverse("results:request-apply", args=[request.pk])
    return client.post(page, {"digest": request.digest})


def comes_in(code):
    typed = {"username": "chu-tich", "code": code, "password": PASSWORD}
    return password_codes.use(**typed, by="nobody", at=timezone.now())


@pytest.mark.parametrize("role", sorted(SENSITIVE))
def test_nobody_comes_alone_into_the_account_of_whoever_holds_a_sensitive_role(keeper, role):
    holder = officer("an", role)
    page = reverse("accounts:person-password-code", args=[holder.pk])

    asks = keeper.get(page)
    with unchanged():
        answer = keeper.post(page, {"reason": "Quên"})

    assert asks["Location"] == reverse("accounts:person-request-code", args=[holder.pk])
    assert answer.status_code == 422
    assert not CODE.search(answer.content.decode())


def test_nor_of_whoever_is_to_get_one(administrator):
    an = officer("an")
    asked(administrator, an)

    with refused("TWO_PERSONS_NEEDED"):
        password_codes.issue(person=an, reason="Quên", by=administrator, at=LATE)


def test_a_code_that_was_issued_before_the_role_holds_the_role_up(administrator):
    an, supervisor = officer("an"), officer("gs", Role.SUPERVISOR)
    password_codes.issue(person=an, reason="Quên", by=administrator, at=LATE)
    request = asked(administrator, an)

    with refused("CODE_UNUSED"):
        apply(request, supervisor)


def test_each_of_two_persons_sees_one_half_once_and_comes_in_with_neither(keeper, chair):
    board = signed_in(officer("gs", Role.SUPERVISOR))
    first = half_on(ask_on_the_page(keeper, chair))
    request = ApprovalRequest.objects.get()
    page = reverse("results:request", args=[request.pk])
    assert not comes_in(first)
    shown = apply_on_the_page(board, request)
    second = half_on(shown)

    assert shown["Cache-Control"] == "no-store"
    for reader in (keeper, board):
        content = reader.get(page).content.decode()
        assert first not in content
        assert second not in content
    for guess in (first, second, first + first, second + second):
        assert not comes_in(guess)
    assert comes_in(f"{first} {second}")


@pytest.mark.parametrize("number", [1, 2])
def test_nobody_guesses_the_other_half(keeper, chair, number):
    board = signed_in(officer("gs", Role.SUPERVISOR))
    first = half_on(ask_on_the_page(keeper, chair))
    second = half_on(apply_on_the_page(board, ApprovalRequest.objects.get()))
    other = ALPHABET[: password_codes.MOST_TRIES]

    for letter in other:
        guess = letter * HALF_LENGTH
        assert not comes_in(first + guess if number == 1 else guess + second)
    assert not comes_in(first + second)


def test_whoever_the_code_is_for_and_a_puppet_of_the_asker_do_not_apply_it(
    administrator, keeper, chair
):
    puppet = opened(administrator, "gs", Role.SUPERVISOR)
    half_on(ask_on_the_page(keeper, chair))
    request = ApprovalRequest.objects.get()

    for second in (chair, puppet, administrator):
        with unchanged():
            assert apply_on_the_page(signed_in(second), request).status_code == 403
    with refused("NOT_TO_ONESELF"):
        approvals.apply(act=ISSUE_CODE, request=request, digest=request.digest, by=chair, at=LATE)


def test_a_second_click_of_either_shows_no_half_again(keeper, chair):
    board = signed_in(officer("gs", Role.SUPERVISOR))
    asks = reverse("accounts:person-request-code", args=[chair.pk])
    typed = {"reason": "Quên", "request_id": uuid4()}
    half_on(keeper.post(asks, typed))
    again = keeper.post(asks, typed)
    request = ApprovalRequest.objects.get()
    applies = reverse("results:request-apply", args=[request.pk])
    seen = {"digest": request.digest, "request_id": uuid4()}
    half_on(board.post(applies, seen))
    late = board.post(applies, seen)

    assert again.status_code == 303
    assert not HALF.search(late.content.decode())


def test_with_nobody_to_apply_the_page_says_what_to_do(keeper, chair):
    page = reverse("accounts:person-request-code", args=[chair.pk])
    alone = keeper.get(page).content.decode()
    officer("gs", Role.SUPERVISOR)

    assert "issue_password_code" in alone
    assert "issue_password_code" not in keeper.get(page).content.decode()


def test_the_request_says_who_stands_behind_the_account_and_that_a_code_is_out(administrator):
    supervisor = signed_in(officer("gs", Role.SUPERVISOR))
    made = opening.open_account(
        username="an", full_name="An", email="", by=administrator, at=timezone.now()
    )
    request = asked(administrator, made.person)
    page = reverse("results:request", args=[request.pk])

    waiting = supervisor.get(page).content.decode()
    typed = {"username": "an", "code": made.code, "password": PASSWORD}
    password_codes.use(**typed, by="nobody", at=timezone.now())
    ready = supervisor.get(page).content.decode()

    assert "còn mã do một người cấp" in waiting
    assert "Duyệt và giao vai trò" not in waiting
    for content in (waiting, ready):
        assert "Ai đứng sau tài khoản" in content
        assert "quan-tri" in content
    assert "Duyệt và giao vai trò" in ready


def test_the_supervision_board_is_led_to_codes_of_two_and_to_suspended_accounts(keeper, chair):
    board = signed_in(officer("gs", Role.SUPERVISOR))
    page = reverse("accounts:person-suspend", args=[chair.pk])
    keeper.post(page, {"reason": "Thử"})

    content = board.get(reverse("oversight:sensitive-grants")).content.decode()

    assert "type=password.code_issued_by_two" in content
    assert "type=account.suspended" in content
    assert "Tài khoản đang bị khóa" in content


@contextmanager
def unchanged():
    before = stored()
    yield
    assert stored() == before
