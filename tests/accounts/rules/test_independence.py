"""Whose hands lie behind an account."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accounts.rules.independence import direct_hands, hands_behind, is_independent

ADMIN, OTHER, CHAIR = "u-1", "u-2", "u-3"
OPENED = ("account.opened", CHAIR, ADMIN)


@pytest.mark.parametrize(
    ("trail", "hands"),
    [
        ([], {CHAIR}),
        ([OPENED], {CHAIR, ADMIN}),
        ([("account.opened", CHAIR, "console")], {CHAIR}),
        ([("account.opened", CHAIR, "console"), ("password.code_issued", CHAIR, ADMIN)], {CHAIR}),
        (
            [("password.code_issued", CHAIR, ADMIN), ("password.set_by_code", CHAIR, CHAIR)],
            {CHAIR, ADMIN},
        ),
        (
            [
                ("password.code_issued", CHAIR, ADMIN),
                ("password.set_by_code", CHAIR, CHAIR),
                ("password.code_issued", CHAIR, "console"),
                ("password.set_by_code", CHAIR, CHAIR),
            ],
            {CHAIR},
        ),
        (
            [OPENED, ("password.code_issued", CHAIR, OTHER), ("account.activated", CHAIR, CHAIR)],
            {CHAIR, ADMIN, OTHER},
        ),
        (
            [
                ("password.code_issued", CHAIR, ADMIN),
                ("password.set_by_code", CHAIR, CHAIR),
                ("password.code_issued_by_two", CHAIR, OTHER),
                ("password.set_by_code", CHAIR, CHAIR),
            ],
            {CHAIR},
        ),
        ([OPENED, ("account.opened", ADMIN, OTHER)], {CHAIR, ADMIN, OTHER}),
        ([("account.activated", CHAIR, CHAIR)], {CHAIR}),
    ],
)
def test_whoever_opened_an_account_or_holds_its_last_code_lies_behind_it(trail, hands):
    assert hands_behind(CHAIR, direct_hands(trail)) == hands


def test_an_account_in_the_hands_of_the_asker_is_no_other_person():
    direct = direct_hands([OPENED])

    assert not is_independent(CHAIR, ADMIN, direct, ["console"])
    assert is_independent(CHAIR, OTHER, direct, ["console"])


def test_a_puppet_of_a_puppet_is_none_either():
    direct = direct_hands([("account.opened", OTHER, ADMIN), ("account.opened", CHAIR, OTHER)])

    assert not is_independent(CHAIR, ADMIN, direct, ["console"])
    assert not is_independent(CHAIR, OTHER, direct, ["console"])


def test_a_role_that_the_asker_granted_alone_lets_nobody_apply():
    assert not is_independent(CHAIR, ADMIN, {}, [ADMIN])
    assert not is_independent(CHAIR, ADMIN, {}, [])
    assert is_independent(CHAIR, ADMIN, {}, [ADMIN, "console"])


ACCOUNTS = st.sampled_from([f"u-{number}" for number in range(6)])
OPENINGS = st.lists(st.tuples(st.just("account.opened"), ACCOUNTS, ACCOUNTS), max_size=8)


@given(OPENINGS, ACCOUNTS, ACCOUNTS)
def test_whoever_is_independent_of_another_shares_no_hand_with_them(trail, second, asker):
    direct = direct_hands(trail)

    independent = is_independent(second, asker, direct, ["console"])

    shared = hands_behind(second, direct) & hands_behind(asker, direct)
    assert independent == (not shared)
    assert is_independent(asker, second, direct, ["console"]) == independent
