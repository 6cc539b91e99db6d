"""Whose hands lie behind an account: who opened it, and who issued the code that opened it.

Source: trust, insiders: an account that the asker holds, or could hold, is no second person. The
hands behind an account are its owner's, those of whoever opened it, those of whoever issued the
code with which its password was last set, and all the hands behind these. The console is nobody's,
and so is a code of which two persons saw one half each.
"""

from collections.abc import Iterable, Mapping, Sequence

OPENED = "account.opened"
CODE_ISSUED = "password.code_issued"
CODE_OF_TWO = "password.code_issued_by_two"
CODE_USED = frozenset({"account.activated", "password.set_by_code"})
ABOUT_KEYS = frozenset({OPENED, CODE_ISSUED, CODE_OF_TWO, *CODE_USED})
NOBODY = "nobody"
Direct = Mapping[str, frozenset[str]]


def direct_hands(trail: Iterable[tuple[str, str, str]]) -> Direct:
    """Return who opened each account or holds its last password, from events in their order.

    `trail` is (type, account, actor); who is no person (the console, a rehearsal) is left out.
    """
    opener: dict[str, str] = {}
    issuer: dict[str, str] = {}
    holder: dict[str, str] = {}
    for kind, account, actor in trail:
        if kind == OPENED:
            opener[account] = issuer[account] = actor
        elif kind == CODE_ISSUED:
            issuer[account] = actor
        elif kind == CODE_OF_TWO:
            issuer[account] = NOBODY
        elif account in issuer:
            holder[account] = issuer[account]
    return {
        account: frozenset(filter(_is_person, (by, holder.get(account, ""))))
        for account, by in {**issuer, **opener}.items()
    }


def hands_behind(account: str, direct: Direct) -> frozenset[str]:
    """Return every account from which one came, itself among them."""
    reached, open_ends = {account}, [account]
    while open_ends:
        new = direct.get(open_ends.pop(), frozenset()) - reached
        reached |= new
        open_ends += new
    return frozenset(reached)


def is_independent(second: str, asker: str, direct: Direct, granters: Sequence[str]) -> bool:
    """Say whether somebody is another person than the asker, as far as that can be known.

    `granters` granted the roles by which the second may apply: one of them at least must not be
    in the asker's hands.
    """
    behind_asker = hands_behind(asker, direct)
    if behind_asker & hands_behind(second, direct):
        return False
    return any(granter not in behind_asker for granter in granters)


def _is_person(actor: str) -> bool:
    return actor.startswith("u-")
