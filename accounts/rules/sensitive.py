"""Which roles two persons grant: those that reach marks, codes, publication, or other accounts.

Source: trust, insiders: whoever keeps the accounts must not come into both keys of an act by
himself. Every duty says here what it reaches; a role is as sensitive as its duties are.
"""

from enum import StrEnum

from accounts.rules.duties import DUTIES, Duty, Role


class Reach(StrEnum):
    """What a duty can change, or read before its time."""

    NOTHING = "NOTHING"  # asks others, sees no secret, or is about one's own file
    MARKS = "MARKS"
    CODES = "CODES"
    PUBLICATION = "PUBLICATION"
    ACCOUNTS = "ACCOUNTS"  # who opens accounts and asks for roles, comes near to all the others


REACH: dict[Duty, Reach] = {
    Duty.EVERYONE: Reach.NOTHING,
    Duty.SIGNED_IN: Reach.NOTHING,
    Duty.KEEP_ACCOUNTS: Reach.ACCOUNTS,
    Duty.PREPARE: Reach.NOTHING,  # what it asks for, a second person applies
    Duty.ANNOUNCE: Reach.PUBLICATION,
    Duty.KEEP_PLANNING: Reach.NOTHING,
    Duty.APPLY: Reach.NOTHING,
    Duty.RECEIVE: Reach.NOTHING,
    Duty.READ_DOSSIERS: Reach.NOTHING,
    Duty.SCREEN: Reach.NOTHING,  # a list of its verdicts is approved by the chair
    Duty.APPROVE_LIST: Reach.PUBLICATION,
    Duty.INVIGILATE: Reach.NOTHING,  # a suspension is decided by the chair
    Duty.SEAL: Reach.CODES,
    Duty.OPEN_SEALS: Reach.CODES,
    Duty.ALLOCATE: Reach.MARKS,
    Duty.MARK: Reach.MARKS,
    Duty.SETTLE: Reach.MARKS,
    Duty.SCORE_DEFENCE: Reach.MARKS,
    Duty.DRAW_LOTS: Reach.NOTHING,  # the order of the defence, drawn at the chair's request
    Duty.DECIDE: Reach.MARKS,
    Duty.RANK: Reach.MARKS,
    Duty.READ_RANKING: Reach.MARKS,
    Duty.PUBLISH: Reach.PUBLICATION,
    Duty.WATCH: Reach.NOTHING,
    Duty.READ_TRAIL: Reach.NOTHING,  # it shows no points before they are public
}


def reaches_of(role: Role) -> frozenset[Reach]:
    """Return what a role reaches by any of its duties."""
    return frozenset(REACH[duty] for duty in DUTIES[role]) - {Reach.NOTHING}


# Two persons grant these, whoever asks and by whichever way.
SENSITIVE = frozenset(role for role in Role if reaches_of(role))
