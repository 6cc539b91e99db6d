"""A board of the demonstration, founded on a decision, and a candidate's tie to one of it."""

from accounts.models import Person
from candidates.actions import listed, relations, statements
from exams.actions import bodies
from exams.actions.body_gates import founding_checks
from exams.models import Body, Campaign
from exams.rules.bodies import BodyKind, Office
from exams.rules.relations import RelationKind
from rehearsal.clock import Clock
from rehearsal.people import People
from rehearsal.two_persons import by_two

OFFICES = (Office.HEAD, Office.MEMBER_SECRETARY, *[Office.MEMBER] * 4, Office.RESERVE)
UNITS = ("Nội vụ", "Tư pháp", "Du lịch", "Y tế", "Xây dựng", "Tài chính", "Công Thương")


def found_defence_board(campaign: Campaign, accounts: People, clock: Clock) -> Body:
    """Draft the board that hears the proposals, and let two persons found it today."""
    for person, office, unit in zip(accounts.panel, OFFICES, UNITS, strict=True):
        bodies.draft_member(
            campaign=campaign,
            kind=BodyKind.DEFENCE_BOARD,
            person=person,
            office=office,
            capacity=f"Phó Giám đốc Sở {unit}",
            by=accounts.secretary,
            at=clock.at,
        )
    body = Body.objects.select_related("campaign__profile").get(
        campaign=campaign, kind=BodyKind.DEFENCE_BOARD
    )
    founded: Body = by_two(
        "FOUND_BODY",
        campaign,
        founding_checks(body),
        asks=accounts.secretary,
        applies=accounts.chair,
        at=clock.at,
        body=body.kind,
        whom=[],
        number="57/QĐ-HĐTT",
        on=f"{clock.at:%Y-%m-%d}",
        authority="Chủ tịch Hội đồng",
    )
    return founded


def declare_tie(campaign: Campaign, username: str, member: Person, clock: Clock) -> None:
    """Let a candidate with an account name a relative in the board; the office decides about it."""
    candidate = Person.objects.get(username=username)
    application = campaign.applications.get(person=candidate)
    relations.declare_as_candidate(
        application=application,
        person=member,
        named="",
        kind=RelationKind.SIBLING,
        detail="Anh ruột",
        by=candidate,
        at=clock.at,
    )


def sign_as_board(campaign: Campaign, board: tuple[Person, ...], clock: Clock) -> None:
    """Let some of the board sign; one declares a candidate's superior, and leaves that file."""
    first, second, tied = board[0], board[1], board[4]
    application = listed.registered(campaign).order_by("reg_no")[0]
    relations.declare_own(
        campaign=campaign,
        application=application,
        kind=RelationKind.SUPERIOR,
        detail="Thủ trưởng trực tiếp đến năm 2025",
        by=tied,
        at=clock.at,
    )
    for member in (first, second, tied):
        digest = statements.digest_of(campaign)
        statements.sign(campaign=campaign, digest=digest, by=member, at=clock.at)
