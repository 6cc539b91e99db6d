"""Fill an empty database with four sample campaigns, each at another stage of its life.

Everything goes through the same actions as the pages, at the days on which it would have happened:
the sample's calendar is moved so that today is where each campaign should be. Nobody is real.
"""

from datetime import datetime, timedelta
from decimal import Decimal

from accounts.models import Person
from candidates.actions import register, screen
from candidates.rules.enums import ApplicationState
from exams.models import Campaign, ProfileVersion
from exams.rules.enums import PartKind
from grading.actions import assign, mark
from grading.models import Assignment
from rehearsal import catalogue, imported, opening, ranked, sealing, sitting, written
from rehearsal import defence as defending
from rehearsal.announce import announce_campaign
from rehearsal.clock import HANOI, Clock
from rehearsal.demo.accounts import gather
from rehearsal.demo.boards import declare_tie, found_defence_board, sign_as_board
from rehearsal.demo.candidates import examine
from rehearsal.demo.evaluations import keep_evaluations
from rehearsal.demo.papers import receive, register_accounts
from rehearsal.demo.scenes import (
    MARKED,
    OPEN,
    PUBLISHED,
    SCREENED,
    moved_sample,
    with_codes_on_paper,
)
from rehearsal.folder import Folder
from rehearsal.officers import agree_with_rules
from rehearsal.people import People
from rehearsal.sitting import SittingRehearsal


def seed(now: datetime) -> None:
    """Make the four campaigns and everybody's account; the database must be empty."""
    today = now.astimezone(HANOI).date()
    folders = {scene: moved_sample(scene, today) for scene in (PUBLISHED, MARKED, SCREENED, OPEN)}
    first = folders[PUBLISHED]
    clock = Clock(first.campaign["announced_on"] - timedelta(days=30))
    accounts = gather(clock)
    catalogue.keep_catalogue(first, accounts, clock)
    profile = opening.keep_profile(first, accounts, clock)
    readings, _ = opening.read_planning_workbooks(first)
    imported.import_lists(first, readings["planning"], accounts, clock)
    keep_evaluations(accounts, clock)
    publish(first, profile, accounts)
    mark_half(folders[MARKED], profile, accounts)
    on_paper = opening.keep_profile(with_codes_on_paper(first), accounts, clock)
    screen_some(folders[SCREENED], on_paper, accounts)
    receive_some(folders[OPEN], profile, accounts, now)


def publish(folder: Folder, profile: ProfileVersion, accounts: People) -> None:
    """Play the first campaign to its end."""
    campaign, clock = _screening(folder, profile, accounts)
    opening.screen_and_number(folder, campaign, accounts, clock)
    players = SittingRehearsal(folder, campaign, accounts, clock)
    written.written_part(players)
    defending.defence_part(players)
    ranked.rank_and_publish(players)


def mark_half(folder: Folder, profile: ProfileVersion, accounts: People) -> None:
    """Bring the second into marking: some scripts done, one dispute, two slow examiners."""
    campaign, clock = _screening(folder, profile, accounts)
    opening.screen_and_number(folder, campaign, accounts, clock)
    players = SittingRehearsal(folder, campaign, accounts, clock)
    clock.on(folder.date("written_exam"))
    part = players.part(PartKind.WRITTEN)
    sitting.attend(players, part, list(players.entries.values()))
    sealing.seal_scripts(players, part)
    assign.allocate(part=part, by=accounts.head, at=clock.at)
    _mark_some(campaign, accounts, clock)


def _mark_some(campaign: Campaign, accounts: People, clock: Clock) -> None:
    """Let four examiners finish and two not; on the first script the two hands lie far apart."""
    assignments = Assignment.objects.filter(script__part__campaign=campaign).order_by(
        "script__code", "hand"
    )
    diligent = set(accounts.examiners[:4])
    for index, assignment in enumerate(
        assignments.select_related("examiner", "script__part__campaign")
    ):
        if assignment.examiner in diligent or index % 3 == 0:
            points = Decimal(60 + index % 7 * 4) / 2 + (14 if index in (0,) else 20)
            mark.enter(
                assignment=assignment, points=points, seen=0, by=assignment.examiner, at=clock.at
            )
    for examiner in accounts.examiners[:4]:
        mark.hand_in(campaign=campaign, by=examiner, at=clock.at)


def screen_some(folder: Folder, profile: ProfileVersion, accounts: People) -> None:
    """Bring the third into screening: the rules have run, half the papers wait for an officer.

    Who hears the proposals is founded; what ties a candidate to one of them waits for the office.
    Some signed their statements already, one of them tied to a candidate and kept from their file.
    """
    campaign, clock = _screening(folder, profile, accounts)
    found_defence_board(campaign, accounts, clock)
    declare_tie(campaign, SCREENED.candidate, accounts.panel[2], clock)
    sign_as_board(campaign, accounts.panel, clock)
    screen.run(campaign=campaign, by=accounts.screener, at=clock.at)
    eligible = campaign.applications.filter(state=ApplicationState.ELIGIBLE).order_by("reg_no")
    first_half = eligible[: eligible.count() // 2]
    agree_with_rules(first_half, by=accounts.screener, at=clock.at)


def receive_some(folder: Folder, profile: ProfileVersion, accounts: People, now: datetime) -> None:
    """Leave the fourth open for registration, with the papers received so far and one draft."""
    clock = Clock(folder.campaign["announced_on"])
    campaign = announce_campaign(folder, profile, accounts, clock)
    today = now.astimezone(HANOI).date()
    receive(folder, campaign, accounts, clock, until=today)
    candidate = Person.objects.get(username="thi-sinh")
    register.begin(campaign=campaign, by=candidate, at=now)


def _screening(folder: Folder, profile: ProfileVersion, accounts: People) -> tuple[Campaign, Clock]:
    """Announce a campaign, receive its papers and close its registration; begin to examine them."""
    clock = Clock(folder.campaign["announced_on"])
    campaign = announce_campaign(folder, profile, accounts, clock)
    submitted = register_accounts(folder, campaign, clock)
    closes = folder.campaign["registration_closes"]
    clock.on(closes)
    receive(folder, campaign, accounts, clock, until=closes)
    opening.close_registration(folder, campaign, accounts, clock)
    for online in submitted:
        examine(online, accounts, clock)
    return campaign, clock
