"""Gather what screening judges: the campaign as announced, the papers, the people, the list."""

from collections.abc import Hashable, Iterable, Mapping
from datetime import date
from typing import Any

from django.utils import timezone

from audit.models.log import SYSTEM, Log
from candidates.actions.catalogue import catalogue_of
from candidates.models import Application, CadreRecord, Decision, PlanningList
from candidates.models.cadre_facts import FACTS
from candidates.rules.catalogue import PostFacts
from candidates.rules.conditions import AnnouncedCampaign as Announced
from candidates.rules.conditions import AnnouncedPosition, Dates
from candidates.rules.enums import OF_POSITION, ApplicationSource, DecisionKind, DecisionValue
from candidates.rules.facts import Cadre
from candidates.rules.profile import profile_of
from candidates.rules.screened_application import Decisions
from exams.models import Campaign, Position
from exams.rules.degree_class import DegreeClass
from exams.rules.enums import Rating
from exams.rules.refusals import Refusal


def announced(campaign: Campaign) -> Announced:
    """Return what the campaign asks, as it was announced."""
    facts = catalogue_of(campaign)
    posts = {post.code: post for post in facts.posts}
    return Announced(
        dates=announced_dates(campaign),
        profile=profile_of(campaign.regulations["eligibility"]),
        catalogue=facts,
        positions=tuple(
            _position(position, posts[position.post.code])
            for position in campaign.positions.select_related("post").order_by("code")
        ),
    )


def _position(position: Position, post: PostFacts) -> AnnouncedPosition:
    return AnnouncedPosition(
        code=position.code,
        post=post,
        vacancies=position.vacancies,
        party_member_required=position.party_member_required,
        age_under=position.age_under,
        language_min=position.language_min,
        rating_years=position.rating_years,
        rating_min=Rating(position.rating_min) if position.rating_min else None,
        party_rating_min=Rating(position.party_rating_min) if position.party_rating_min else None,
        degree_class_min=DegreeClass(position.degree_class_min)
        if position.degree_class_min
        else None,
        experience_field=position.experience_field,
        experience_months=position.experience_months or 0,
        lower_key_months=position.lower_key_months or 0,
        prefers_not_local=bool(position.prefers_not_local),
        elected_post=position.elected_post,
        reappointment=position.reappointment,
    )


def announced_dates(campaign: Campaign) -> Dates:
    """Return the days that screening asks for. Raises Refusal DATES_MISSING."""
    opens, closes = campaign.registration_opens, campaign.registration_closes
    if not (campaign.announced_on and opens and closes):
        raise Refusal("DATES_MISSING")
    fixed: Mapping[str, Any] = campaign.reference_dates
    return Dates(
        announced_on=campaign.announced_on,
        registration_opens=opens,
        registration_closes=closes,
        latest_rated_year=int(fixed.get("latest_rated_year") or closes.year - 1),
        planning_terms=tuple(campaign.planning_terms),
        **_reference_days(fixed, closes),
    )


def _reference_days(fixed: Mapping[str, Any], closes: date) -> dict[str, date]:
    """Return the day by which each fact is judged: as announced, else the end of registration."""
    return {
        name: date.fromisoformat(fixed[name]) if fixed.get(name) else closes
        for name in ("age", "months_in_post", "discipline", "dossier")
    }


def people_of(numbers: Iterable[str] | None = None) -> dict[str, Cadre]:
    """Return the personnel facts of some people, or of everybody, by citizen number."""
    records = CadreRecord.objects.prefetch_related(*FACTS)
    if numbers is not None:
        records = records.filter(citizen_id__in=set(numbers))
    return {record.citizen_id: record.as_cadre() for record in records}


def papers_of(campaign: Campaign) -> list[Application]:
    """Return the registrations that were submitted, paper first, in the order of the register."""
    papers = campaign.applications.handed_in().select_related("position")
    return sorted(
        papers,
        key=lambda paper: (paper.source != ApplicationSource.PAPER, paper.row or 0, paper.reg_no),
    )


def list_in_force(campaign: Campaign) -> PlanningList:
    """Return the version of the planning list as of the announcement.

    The latest one kept by the end of that day; where none was kept by then, the first one after.
    It plans for posts, and for a term of the campaign where one does.
    Raises Refusal NO_PLANNING_LIST.
    """
    versions = _versions_for(campaign)
    if not versions:
        raise Refusal("NO_PLANNING_LIST")
    announced_on = campaign.announced_on or date.min
    by_then = [
        version for version in versions if timezone.localdate(version.imported_at) <= announced_on
    ]
    return by_then[-1] if by_then else versions[0]


def _versions_for(campaign: Campaign) -> list[PlanningList]:
    # What an import had to say of each version is long, and nothing of it is asked here.
    versions = list(PlanningList.objects.for_posts().order_by("version").defer("findings"))
    of_term = [each for each in versions if not each.term or each.term in campaign.planning_terms]
    return of_term or versions


def version_of_facts() -> Hashable:
    """Return what changes with every event of the installation's log, and never comes back.

    People, planning lists and the catalogue are kept in that log and in no other.
    """
    return Log.objects.filter(pk=SYSTEM).values_list("size", "last_leaf").first()


def decisions_of(campaign: Campaign) -> Decisions:
    """Return the special-case decisions: (position, citizen number) -> {rule: approved}."""
    approved: dict[tuple[str, str], dict[str, bool]] = {}
    decided = Decision.objects.filter(campaign=campaign, kind=DecisionKind.SPECIAL_CASE)
    for position, citizen_id, rule, value in decided.values_list(
        "application__position_code", "application__citizen_id", "rule", "value"
    ):
        approved.setdefault((position, citizen_id), {})[rule] = value == DecisionValue.APPROVE
    return approved


def waived_positions(campaign: Campaign) -> dict[str, str]:
    """Return the positions that may be held with too few people, and the document that says so."""
    return _decided(campaign, DecisionKind.MIN_CANDIDATES_WAIVER)


def postponed_positions(campaign: Campaign) -> dict[str, str]:
    """Return the positions that are not competed for this time, and the document that says so."""
    return _decided(campaign, DecisionKind.POSTPONED)


def _decided(campaign: Campaign, kind: DecisionKind) -> dict[str, str]:
    """Return the positions of which this was decided last, with its document."""
    rows = campaign.decisions.filter(kind__in=OF_POSITION, value=DecisionValue.APPROVE)
    last = {row.position.code: row for row in rows.select_related("position") if row.position}
    return {code: row.document for code, row in last.items() if row.kind == kind}
