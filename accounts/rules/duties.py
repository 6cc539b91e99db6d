"""The whole table: role -> duties. Nothing is granted elsewhere.

Source: regulations 4.1 (bodies); who may not also be whom stands in separation.py (4.3).
"""

from enum import StrEnum


class Role(StrEnum):
    CANDIDATE = "CANDIDATE"
    SECRETARY = "SECRETARY"
    PLANNING_OFFICER = "PLANNING_OFFICER"
    SCREENING_OFFICER = "SCREENING_OFFICER"
    INVIGILATOR = "INVIGILATOR"
    CUSTODIAN = "CUSTODIAN"
    EXAMINER = "EXAMINER"
    PANEL_MEMBER = "PANEL_MEMBER"
    HEAD_OF_MARKING = "HEAD_OF_MARKING"
    CHAIR = "CHAIR"
    SUPERVISOR = "SUPERVISOR"
    AUDITOR = "AUDITOR"
    ADMINISTRATOR = "ADMINISTRATOR"


class Duty(StrEnum):
    """What somebody may do. EVERYONE needs no account, SIGNED_IN needs no role."""

    EVERYONE = "EVERYONE"
    SIGNED_IN = "SIGNED_IN"
    KEEP_ACCOUNTS = "KEEP_ACCOUNTS"
    PREPARE = "PREPARE"  # draft a campaign, its posts, calendar and regulation profile
    ANNOUNCE = "ANNOUNCE"  # confirm the profile and announce; move the campaign on
    KEEP_PLANNING = "KEEP_PLANNING"  # planning lists and cadre records
    APPLY = "APPLY"  # register oneself
    RECEIVE = "RECEIVE"  # take paper registrations
    READ_DOSSIERS = "READ_DOSSIERS"
    SCREEN = "SCREEN"
    APPROVE_LIST = "APPROVE_LIST"
    INVIGILATE = "INVIGILATE"
    SEAL = "SEAL"  # draw blind codes
    OPEN_SEALS = "OPEN_SEALS"  # one of the two who open the mapping
    ALLOCATE = "ALLOCATE"
    MARK = "MARK"
    SETTLE = "SETTLE"  # head of marking: discussion, collective marking, third marker
    SCORE_DEFENCE = "SCORE_DEFENCE"
    DRAW_LOTS = "DRAW_LOTS"
    DECIDE = "DECIDE"  # chair: sanctions, dialogue, ties, special cases, waivers
    RANK = "RANK"
    READ_RANKING = "READ_RANKING"  # before it is published; afterwards everybody does
    PUBLISH = "PUBLISH"
    WATCH = "WATCH"  # read everything nameless about progress, change nothing
    READ_TRAIL = "READ_TRAIL"


DUTIES: dict[Role, frozenset[Duty]] = {
    Role.CANDIDATE: frozenset({Duty.APPLY}),
    Role.SECRETARY: frozenset(
        {Duty.PREPARE, Duty.RECEIVE, Duty.READ_DOSSIERS, Duty.DRAW_LOTS, Duty.WATCH}
    ),
    Role.PLANNING_OFFICER: frozenset({Duty.KEEP_PLANNING, Duty.READ_DOSSIERS}),
    Role.SCREENING_OFFICER: frozenset({Duty.SCREEN, Duty.READ_DOSSIERS}),
    Role.INVIGILATOR: frozenset({Duty.INVIGILATE}),
    Role.CUSTODIAN: frozenset({Duty.SEAL, Duty.OPEN_SEALS}),
    Role.EXAMINER: frozenset({Duty.MARK}),
    Role.PANEL_MEMBER: frozenset({Duty.SCORE_DEFENCE}),
    Role.HEAD_OF_MARKING: frozenset({Duty.ALLOCATE, Duty.SETTLE}),
    Role.CHAIR: frozenset(
        {
            Duty.ANNOUNCE,
            Duty.APPROVE_LIST,
            Duty.DECIDE,
            Duty.RANK,
            Duty.READ_RANKING,
            Duty.PUBLISH,
            Duty.WATCH,
            Duty.READ_DOSSIERS,
        }
    ),
    Role.SUPERVISOR: frozenset({Duty.WATCH, Duty.OPEN_SEALS, Duty.READ_TRAIL, Duty.READ_RANKING}),
    Role.AUDITOR: frozenset({Duty.WATCH, Duty.READ_TRAIL}),
    Role.ADMINISTRATOR: frozenset({Duty.KEEP_ACCOUNTS}),
}

# What opens a dossier, a script or a panel: whoever sits in a body does none of it before they have
# stated that they are no relative of any candidate (TT 22/2025 art. 20(2)). PREPARE and DECIDE open
# a part of it: the pages that show files say so (`require_duty`, `files`), and the acts ask.
AFTER_STATEMENT = frozenset(
    {
        Duty.RECEIVE,
        Duty.READ_DOSSIERS,
        Duty.SCREEN,
        Duty.APPROVE_LIST,
        Duty.INVIGILATE,
        Duty.SEAL,
        Duty.OPEN_SEALS,
        Duty.ALLOCATE,
        Duty.MARK,
        Duty.SETTLE,
        Duty.SCORE_DEFENCE,
        Duty.DRAW_LOTS,
        Duty.RANK,
        Duty.READ_RANKING,
        Duty.PUBLISH,
    }
)

# Who acts as the second of two beside a chair: another chair, or who opens the mapping.
SECOND_TO_CHAIR = (Duty.DECIDE, Duty.OPEN_SEALS)

# What an interface for machines asks for; a token opens some of these.
FOR_MACHINES = (
    Duty.MARK,
    Duty.RECEIVE,
    Duty.SCREEN,
    Duty.READ_DOSSIERS,
    Duty.KEEP_PLANNING,
)


def roles_with(duty: Duty) -> frozenset[Role]:
    """Return the roles that carry a duty."""
    return frozenset(role for role, duties in DUTIES.items() if duty in duties)
