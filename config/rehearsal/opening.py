"""First half of a rehearsal: prepare, announce, import, register, screen, number."""

from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import Any

from candidates.actions import decide, plan, register, screen, sit
from candidates.actions.dossiers import catalogue
from candidates.actions.plan import Source
from candidates.models import Application
from candidates.rules.planning import PlanningSettings
from candidates.tables.cadres import read_cadres
from candidates.tables.planning import PlanningReading, read_planning
from candidates.tables.registrations import read_registrations
from config.rehearsal.cast import Cast
from config.rehearsal.clock import Clock, day_after, month_of
from config.rehearsal.folder import Folder
from exams.actions import advance, announce, prepare
from exams.models import Campaign, Post, ProfileVersion
from exams.rules.refusals import Refusal
from exams.rules.terms import PartKind
from results.actions import publish

_CONDITIONS = (
    "vacancies",
    "party_member_required",
    "age_under",
    "language_min",
    "experience_field",
    "experience_months",
)
_SAID = {
    "conditions": "Theo thông báo.",
    "reception": "Theo thông báo.",
    "exam": "Theo thông báo.",
    "notification": "Theo thông báo.",
}


def announce_campaign(
    folder: Folder, profile: ProfileVersion, cast: Cast, clock: Clock
) -> Campaign:
    """Draft the campaign with its positions and parts, and announce it."""
    told = folder.campaign
    fields = {
        "name": told["name"],
        "host": told.get("host", ""),
        "profile": profile,
        "planning_terms": list(told["planning_terms"]),
        "reference_dates": _texts(told.get("reference_dates", {})),
        "dates": _texts(told.get("dates", {})),
        "registration_opens": told["registration_opens"],
        "registration_closes": told["registration_closes"],
        "number_prefix": told.get("candidate_number_prefix", "LD"),
        "number_digits": told.get("candidate_number_digits", 3),
    }
    secretary = cast.secretary
    campaign = prepare.draft(code=told["code"], fields=fields, by=secretary, at=clock.at)
    _open_positions(folder, campaign, cast, clock)
    for kind in profile.values["scoring"]["parts"]:
        part = PartKind(kind)
        prepare.part(campaign=campaign, kind=part, fields={}, by=secretary, at=clock.at)
    number = told.get("announcement_no", "")
    announce.announce(campaign=campaign, number=number, content=_SAID, by=cast.chair, at=clock.at)
    return Campaign.objects.get(pk=campaign.pk)


def keep_catalogue(folder: Folder, cast: Cast, clock: Clock) -> None:
    """Enter units, ladder, posts, equivalences and the calendar."""
    told = folder.told
    prepare.catalogue(
        units=[{"code": unit["code"], "name": unit["name"], "plans": unit.get("plans", True)}
               for unit in told["unit"]],
        ranks=[
            {**{key: rank[key] for key in ("code", "order", "level", "prefixes")},
             "name": rank.get("name", rank["code"])}
            for rank in told["rank"]
        ],
        posts=[
            {"theory_min": post["political_theory_min"],
             **{key: post[key] for key in _POST}}
            for post in told["post"]
        ],
        equivalences=[
            {"code": group["code"], "posts": list(group["posts"])}
            for group in told.get("equivalence", ())
        ],
        by=cast.secretary,
        at=clock.at,
    )  # fmt: skip
    prepare.holidays(days=told.get("holiday", ()), by=cast.secretary, at=clock.at)


_POST = ("code", "full_name", "unit", "rank", "approving_level", "seats", "specialities")


def keep_profile(folder: Folder, cast: Cast, clock: Clock) -> ProfileVersion:
    """Enter the regulation profile, and confirm what a person must confirm."""
    told = folder.told["profile"]
    profile = prepare.profile(
        code=told.get("id", "HN-PILOT-DEFAULT"),
        version=told.get("version", 1),
        in_force_from=told.get("in_force_from", clock.day),
        values=folder.profile,
        citation="Theo thông báo",
        by=cast.secretary,
        at=clock.at,
    )
    prepare.confirm(profile=profile, keys=["aggregation"], by=cast.chair, at=clock.at)
    return profile


def _open_positions(folder: Folder, campaign: Campaign, cast: Cast, clock: Clock) -> None:
    posts = {post.code: post for post in Post.objects.select_related("rank")}
    for told in folder.told["position"]:
        fields = {key: told[key] for key in _CONDITIONS if key in told}
        prepare.position(
            campaign=campaign,
            code=told["code"],
            post=posts[told["post"]],
            fields=fields,
            by=cast.secretary,
            at=clock.at,
        )


def settings_of(folder: Folder) -> PlanningSettings:
    """Return what the planning list is judged by."""
    told, rules = folder.campaign, folder.profile.get("eligibility", {})
    known = (
        "max_planned_per_seat",
        "max_titles_per_person",
        "planning_months_tier1",
        "planning_months_tier2",
    )
    return PlanningSettings(
        on=told["registration_closes"],
        default_term=told.get("planning_default_term", told["planning_terms"][0]),
        age_month=month_of(told["reference_dates"]["planning_age_month"]),
        announced_on=told["announced_on"],
        opened_posts=frozenset(position["post"] for position in folder.told["position"]),
        sheets=tuple(folder.files.get("planning_sheets", ())),
        **{key: rules[key] for key in known if key in rules},
    )


def read_planning_workbooks(folder: Folder) -> dict[str, PlanningReading]:
    """Read every planning workbook of the folder, by its key; the faulty ones too."""
    known, settings = catalogue(), settings_of(folder)
    return {
        key: _read_planning(path, known, settings)
        for key, path in folder.planning_workbooks.items()
    }


def _read_planning(path: Path, known: Any, settings: PlanningSettings) -> PlanningReading:
    """Read a workbook; one that has none of the named sheets is read by its first."""
    try:
        return read_planning(path, catalogue=known, settings=settings)
    except Refusal as refusal:
        if refusal.code != "SHEETS_NOT_FOUND":
            raise
        return read_planning(path, catalogue=known, settings=replace(settings, sheets=()))


def import_everything(
    folder: Folder, reading: PlanningReading, campaign: Campaign, cast: Cast, clock: Clock
) -> None:
    """Import the planning list, the personnel facts and the register of registrations."""
    import_lists(folder, reading, cast, clock)
    on = folder.campaign["registration_closes"]
    clock.on(on)
    papers, said = read_registrations(folder.file("registrations"), on=on)
    register.receive(
        campaign=campaign,
        registrations=papers,
        findings=said,
        source=source_of(folder.file("registrations")),
        with_faults=True,
        by=cast.secretary,
        at=clock.at,
    )


def import_lists(folder: Folder, reading: PlanningReading, cast: Cast, clock: Clock) -> None:
    """Import the planning list and the personnel facts."""
    plan.planning_list(
        rows=reading.rows,
        findings=reading.findings,
        source=source_of(folder.file("planning")),
        with_faults=True,
        by=cast.planner,
        at=clock.at,
    )
    on = folder.campaign["registration_closes"]
    cadres, findings = read_cadres(folder.file("personnel"), on=on)
    source = source_of(folder.file("personnel"))
    plan.cadres(
        cadres=cadres,
        findings=findings,
        source=source,
        with_faults=True,
        by=cast.planner,
        at=clock.at,
    )


def screen_and_number(folder: Folder, campaign: Campaign, cast: Cast, clock: Clock) -> None:
    """Close registration, run the rules, take the decisions, approve the list, give numbers."""
    clock.on(day_after(folder.campaign["registration_closes"]))
    advance.close_registration(campaign=campaign, by=cast.chair, at=clock.at)
    screen.run(campaign=campaign, by=cast.screener, at=clock.at)
    _decide_special_cases(folder, campaign, cast, clock)
    screen.run(campaign=campaign, by=cast.screener, at=clock.at)
    clock.on(folder.date("eligible_list_published"))
    spoken_on = campaign.applications.filter(state__in=["ELIGIBLE", "INELIGIBLE"])
    if spoken_on.exists():
        screen.decide(
            applications=spoken_on, value="CONFIRM", reason="", by=cast.screener, at=clock.at
        )
    screen.approve_list(campaign=campaign, by=cast.chair, at=clock.at)
    sit.number(campaign=campaign, by=cast.secretary, at=clock.at)
    if campaign.entries.exists():
        publish.eligible_list(campaign=campaign, number="", by=cast.chair, at=clock.at)


def _decide_special_cases(folder: Folder, campaign: Campaign, cast: Cast, clock: Clock) -> None:
    for row in folder.decisions:
        day = clock.day if not row["date"] else clock.day.fromisoformat(row["date"])
        if row["kind"] == "SPECIAL_CASE":
            for application in _papers(campaign, row):
                _special_case(application, row, day, cast, clock)
        elif row["kind"] == "MIN_CANDIDATES_WAIVER" and row["value"] == "APPROVE":
            position = campaign.positions.filter(code=row["position"]).first()
            if position:
                decide.waive_minimum(
                    position=position,
                    document=row["document"],
                    on=day,
                    by=cast.chair,
                    at=clock.at,
                )


def _papers(campaign: Campaign, row: dict[str, str]) -> list[Application]:
    return list(
        campaign.applications.filter(
            citizen_id=row["citizen_id"], position_code=row["position"]
        ).order_by("row")
    )


def _special_case(
    application: Application, row: dict[str, str], day: Any, cast: Cast, clock: Clock
) -> None:
    """Enter a decision where the rules asked for it; one that nobody asked for has no effect."""
    try:
        decide.special_case(
            application=application,
            rule=row["rule"],
            approve=row["value"] == "APPROVE",
            document=row["document"],
            on=day,
            by=cast.chair,
            at=clock.at,
        )
    except Refusal as refusal:
        if refusal.code != "NOT_ASKED_FOR":
            raise


def source_of(path: Path) -> Source:
    """Return the name of a file and the digest of its bytes."""
    return Source(path.name, sha256(path.read_bytes()).hexdigest())


def _texts(values: dict[str, Any]) -> dict[str, Any]:
    return {key: value if isinstance(value, int) else str(value) for key, value in values.items()}
