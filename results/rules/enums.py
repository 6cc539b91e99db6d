"""The words of publishing, as closed lists."""

from enum import StrEnum


class PublicationKind(StrEnum):
    """The lists that are made public, in the order of a campaign's life."""

    ELIGIBLE = "ELIGIBLE"
    PROVISIONAL = "PROVISIONAL"
    REMARK = "REMARK"  # the official written results, after the remark
    OFFICIAL = "OFFICIAL"  # the ranking


class AppointmentOutcome(StrEnum):
    """What the authority decided about somebody selected: a state of its own (regulations 1)."""

    APPOINTED = "APPOINTED"
    NOT_APPOINTED = "NOT_APPOINTED"


class ActName(StrEnum):
    """The acts of two persons in a campaign, by the name under which they are requested."""

    FOUND_BODY = "FOUND_BODY"
    REPLACE_MEMBER = "REPLACE_MEMBER"
    CORRECT_FOUNDING = "CORRECT_FOUNDING"
    LIFT_RELATION = "LIFT_RELATION"
    ANNOUNCE = "ANNOUNCE"
    CHANGE_ANNOUNCEMENT = "CHANGE_ANNOUNCEMENT"
    ADMIT_LATE = "ADMIT_LATE"
    APPROVE_LIST = "APPROVE_LIST"
    PUBLISH_ELIGIBLE = "PUBLISH_ELIGIBLE"
    DISQUALIFY = "DISQUALIFY"
    SEAL = "SEAL"
    CLOSE_MARKING = "CLOSE_MARKING"
    REOPEN_MARK = "REOPEN_MARK"
    DECIDE_SCRIPT = "DECIDE_SCRIPT"
    PUBLISH_PROVISIONAL = "PUBLISH_PROVISIONAL"
    DECIDE_REMARK = "DECIDE_REMARK"
    PUBLISH_OFFICIAL = "PUBLISH_OFFICIAL"
    HOLD_AGAIN = "HOLD_AGAIN"
    DRAW_LOTS = "DRAW_LOTS"
    REDUCE_PANEL = "REDUCE_PANEL"
    REOPEN_SLIP = "REOPEN_SLIP"
    DECIDE_DEFENCE = "DECIDE_DEFENCE"
    CLOSE_DEFENCE = "CLOSE_DEFENCE"
    DECIDE_SURVIVOR_AGAIN = "DECIDE_SURVIVOR_AGAIN"
    ORDER_TIE_AGAIN = "ORDER_TIE_AGAIN"
    PUBLISH_RESULTS = "PUBLISH_RESULTS"
    PUBLISH_CORRECTION = "PUBLISH_CORRECTION"


# They name nobody who registered: the statement on relations may still be owed.
NAMES_NOBODY = frozenset(
    {
        ActName.ANNOUNCE,
        ActName.CHANGE_ANNOUNCEMENT,
        ActName.FOUND_BODY,
        ActName.REPLACE_MEMBER,
        ActName.CORRECT_FOUNDING,
        ActName.REDUCE_PANEL,
    }
)


class GateMode(StrEnum):
    """What a person finds on the page of an act that has a gate, or that two persons do."""

    BLOCKED = "BLOCKED"  # something is missing
    REFUSED = "REFUSED"  # the act does not apply to this thing
    PENDING = "PENDING"  # somebody asked for it already
    ASK = "ASK"
    ASK_OTHERS = "ASK_OTHERS"
    ACT = "ACT"
    ACT_OTHERS = "ACT_OTHERS"
