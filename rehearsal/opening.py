"""First half of a rehearsal: the profile, the planning lists, screening, numbering."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from candidates.actions import screen, sit
from candidates.actions.catalogue import catalogue
from candidates.rules.planning_line import PlanningSettings, limits_of
from candidates.tables.planning import PlanningReading, read_planning
from exams.actions import profile_versions
from exams.models import Campaign, ProfileVersion
from exams.rules.refusals import Refusal
from rehearsal.clock import Clock, day_after, month_of
from rehearsal.folder import Folder, Note
from rehearsal.matched import settle_matches
from rehearsal.officers import agree_with_rules
from rehearsal.people import People
from rehearsal.reviews import review_cases
from rehearsal.special import decide_special_cases
from rehearsal.statements import sign_statements
from rehearsal.two_persons import by_two
from results.actions import candidate_gates, list_gates, transitions
from results.rules.enums import ActName


def keep_profile(folder: Folder, people: People, clock: Clock) -> ProfileVersion:
    """Enter the regulation profile, and confirm what a person must confirm."""
    section = folder.announcement.get("profile", {})
    profile = profile_versions.draft(
        code=section.get("id", "HN-PILOT-DEFAULT"),
        version=section.get("version", 1),
        in_force_from=section.get("in_force_from", clock.day),
        values=folder.profile,
        citation="Theo thông báo",
        by=people.secretary,
        at=clock.at,
    )
    profile_versions.confirm(profile=profile, keys=["aggregation"], by=people.chair, at=clock.at)
    return profile


def settings_of(folder: Folder) -> PlanningSettings:
    """Return what the planning list is judged by."""
    announced, rules = folder.campaign, folder.profile.get("eligibility", {})
    return PlanningSettings(
        on=announced["registration_closes"],
        default_term=announced.get("planning_default_term", announced["planning_terms"][0]),
        age_month=_age_month(announced),
        opened={
            position["post"]: announced["announced_on"]
            for position in folder.announcement.get("position", ())
        },
        sheets=tuple(folder.files.get("planning_sheets", ())),
        **limits_of(rules),
    )


def read_planning_workbooks(folder: Folder) -> tuple[dict[str, PlanningReading], list[Note]]:
    """Read every planning workbook of the folder, by its key; the faulty ones too.

    One that is only reported on and cannot be read stops nothing: what is wrong with it is noted.
    """
    planning_catalogue, settings = catalogue(), settings_of(folder)
    read: dict[str, PlanningReading] = {}
    notes: list[Note] = []
    for key, path in folder.planning_workbooks.items():
        try:
            folder.file(key)
            read[key] = _read_planning(
                path, planning_catalogue, settings, in_force=key == "planning"
            )
        except Refusal as refusal:
            if key == "planning":
                raise
            notes.append((refusal.code, refusal.facts))
    return read, notes


def _age_month(announced: dict[str, Any]) -> date:
    """Return the month in which ages at planning are reckoned; else that of the announcement."""
    month = announced.get("reference_dates", {}).get(
        "planning_age_month", announced["announced_on"]
    )
    return month_of(str(month))


def _read_planning(
    path: Path, planning_catalogue: Any, settings: PlanningSettings, *, in_force: bool
) -> PlanningReading:
    """Read a workbook; one only reported on that lacks the named sheets is read by its first."""
    try:
        return read_planning(path, catalogue=planning_catalogue, settings=settings)
    except Refusal as refusal:
        if in_force or refusal.code != "SHEETS_NOT_FOUND":
            raise
        return read_planning(
            path, catalogue=planning_catalogue, settings=replace(settings, sheets=())
        )


def close_registration(folder: Folder, campaign: Campaign, people: People, clock: Clock) -> None:
    """Close registration on the day after its last; on the list as it is now all sign again."""
    clock.on(day_after(folder.campaign["registration_closes"]))
    transitions.close_registration(campaign=campaign, by=people.chair, at=clock.at)
    sign_statements(campaign, people, clock)


def screen_and_number(folder: Folder, campaign: Campaign, people: People, clock: Clock) -> None:
    """Run the rules, take the decisions, approve the list, give numbers."""
    screen.run(campaign=campaign, by=people.screener, at=clock.at)
    settle_matches(campaign, people, clock)
    review_cases(campaign, people, clock)
    if decide_special_cases(folder, campaign, people, clock):
        screen.run(campaign=campaign, by=people.screener, at=clock.at)
    clock.on(folder.date("eligible_list_published"))
    _approve_list(campaign, people, clock)
    sit.number(campaign=campaign, by=people.secretary, at=clock.at)
    _publish_eligible(campaign, people, clock)


def _approve_list(campaign: Campaign, people: People, clock: Clock) -> None:
    """Let the officer agree with the rules on every paper, and two persons with the list."""
    screener = people.screener
    judged = campaign.applications.waiting_for_officer()
    agree_with_rules(judged, by=screener, at=clock.at)
    open_points = candidate_gates.of_eligible_list(campaign)
    chair, at = people.chair, clock.at
    by_two(ActName.APPROVE_LIST, campaign, open_points, asks=screener, applies=chair, at=at)


def _publish_eligible(campaign: Campaign, people: People, clock: Clock) -> None:
    if campaign.entries.exists():
        by_two(
            ActName.PUBLISH_ELIGIBLE,
            campaign,
            list_gates.of_signed_list(campaign),
            asks=people.secretary,
            applies=people.chair,
            at=clock.at,
            number="291/TB-HĐTT",
        )
