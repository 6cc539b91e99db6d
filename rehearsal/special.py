"""The decisions of a rehearsal that screening asks for: special cases, and waivers."""

from datetime import date

from candidates.actions import decide
from candidates.actions.eligible_list import unanswered_of_positions_held
from candidates.models import Application
from candidates.rules.enums import DecisionValue
from exams.models import Campaign
from exams.rules.enums import Verdict
from rehearsal.clock import Clock
from rehearsal.enums import RehearsedDecision
from rehearsal.folder import Folder
from rehearsal.people import People
from rehearsal.sitting import attempt

NO_ANSWER = "Biên bản Hội đồng về hồ sơ chưa có trả lời"


def decide_special_cases(folder: Folder, campaign: Campaign, people: People, clock: Clock) -> bool:
    """Enter the decisions of the file that the first run of the rules asked for, and waivers.

    Says whether there was any: then the rules have to run again.
    """
    rows_used = len(folder.used)
    asked_here = (RehearsedDecision.SPECIAL_CASE, RehearsedDecision.MIN_CANDIDATES_WAIVER)
    for row in (row for row in folder.decisions if row["kind"] in asked_here):
        day = clock.day if not row["date"] else clock.day.fromisoformat(row["date"])
        clock.on(day)  # nobody enters a document before its day
        if row["kind"] == RehearsedDecision.SPECIAL_CASE:
            papers = _papers(campaign, row)
            is_done = any([_special_case(paper, row, day, people, clock) for paper in papers])
        else:
            is_done = row["value"] == DecisionValue.REFUSE or _waive(
                campaign, row, day, people, clock
            )
        if is_done:
            folder.use(row)
    return len(folder.used) > rows_used


def _waive(
    campaign: Campaign, row: dict[str, str], day: date, people: People, clock: Clock
) -> bool:
    """Enter a waiver; say whether it had any effect."""
    position = campaign.positions.filter(code=row["position"]).first()
    return position is not None and attempt(
        lambda: decide.waive_minimum(
            position=position, document=row["document"], on=day, by=people.chair, at=clock.at
        ),
        "WAIVER_NOT_ALLOWED",
    )


def _papers(campaign: Campaign, row: dict[str, str]) -> list[Application]:
    return list(
        campaign.applications.filter(
            citizen_id=row["citizen_id"], position_code=row["position"]
        ).order_by("row")
    )


def close_unanswered(campaign: Campaign, people: People, clock: Clock) -> None:
    """Enter of every special case that no decision of the file answers that it came too late."""
    screening = campaign.screenings.first()
    for number in unanswered_of_positions_held(campaign):
        application = campaign.applications.get(reg_no=number)
        asked = application.findings.filter(screening=screening, verdict=Verdict.NEEDS_DECISION)
        decide.special_case(
            application=application,
            rule=asked.order_by("place")[0].rule,
            value=DecisionValue.TOO_LATE,
            document=NO_ANSWER,
            on=clock.day,
            by=people.chair,
            at=clock.at,
        )


def _special_case(
    application: Application, row: dict[str, str], day: date, people: People, clock: Clock
) -> bool:
    """Enter a decision where the rules asked for it; one that nobody asked for has no effect."""
    return attempt(
        lambda: decide.special_case(
            application=application,
            rule=row["rule"],
            value=DecisionValue(row["value"]),
            document=row["document"],
            on=day,
            by=people.chair,
            at=clock.at,
        ),
        "NOT_ASKED_FOR",
    )
