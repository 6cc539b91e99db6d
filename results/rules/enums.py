"""The words of publishing, as closed lists."""

from enum import StrEnum


class PublicationKind(StrEnum):
    """The lists that are made public, in the order of a campaign's life."""

    ELIGIBLE = "ELIGIBLE"
    PROVISIONAL = "PROVISIONAL"
    REMARK = "REMARK"  # the official written results, after the remark
    OFFICIAL = "OFFICIAL"  # the ranking


class ActName(StrEnum):
    """The acts of two persons in a campaign, by the name under which they are requested."""

    ANNOUNCE = "ANNOUNCE"
    CHANGE_ANNOUNCEMENT = "CHANGE_ANNOUNCEMENT"
    APPROVE_LIST = "APPROVE_LIST"
    PUBLISH_ELIGIBLE = "PUBLISH_ELIGIBLE"
    SEAL = "SEAL"
    CLOSE_MARKING = "CLOSE_MARKING"
    REOPEN_MARK = "REOPEN_MARK"
    PUBLISH_PROVISIONAL = "PUBLISH_PROVISIONAL"
    PUBLISH_OFFICIAL = "PUBLISH_OFFICIAL"
    DRAW_LOTS = "DRAW_LOTS"
    REDUCE_PANEL = "REDUCE_PANEL"
    REOPEN_SLIP = "REOPEN_SLIP"
    CLOSE_DEFENCE = "CLOSE_DEFENCE"
    PUBLISH_RESULTS = "PUBLISH_RESULTS"
    PUBLISH_CORRECTION = "PUBLISH_CORRECTION"
