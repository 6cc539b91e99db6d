"""The whole register screened at once, and then those from elsewhere cut (E22)."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from candidates.rules.application_status import ApplicationStatus, is_refused, status
from candidates.rules.claims import Origin
from candidates.rules.conditions import AnnouncedCampaign, Conditions, conditions_of
from candidates.rules.eligibility import Paper, admit, claim_of, screen
from candidates.rules.facts import Cadre, PlanningRow
from candidates.rules.identity import contested_numbers, is_contested
from candidates.rules.register import outsider
from candidates.rules.registration import Registration
from candidates.rules.screened_application import Decisions, ScreenedApplication

NOT_SCREENED = (ApplicationStatus.REJECTED, ApplicationStatus.WITHDRAWN)


def screen_all(
    registrations: Sequence[Registration],
    people: Mapping[str, Cadre],
    planning: Iterable[PlanningRow],
    campaign: AnnouncedCampaign,
    decisions: Decisions,
    planned_as: Mapping[str, str] | None = None,
) -> tuple[ScreenedApplication, ...]:
    """Screen every paper of the register, in its order; people are known by citizen number.

    `planned_as`: by receipt number, under which number the planning list has somebody, as settled.
    """
    papers = _papers(registrations, people, planning, planned_as or {})
    counted = _counted(papers, campaign)
    findings = tuple(
        _application(paper, counted[paper.registration.citizen_id], campaign, decisions)
        for paper in papers
    )
    return cut_outsiders(findings, campaign, decisions)


def _papers(
    registrations: Sequence[Registration],
    people: Mapping[str, Cadre],
    planning: Iterable[PlanningRow],
    planned_as: Mapping[str, str],
) -> list[Paper]:
    """Return each registration with the facts and the planning entries of its person."""
    entries, contested = _by_person(planning), contested_numbers(registrations)
    return [
        Paper(
            registration,
            people.get(registration.citizen_id),
            tuple(entries[planned_as.get(registration.reg_no, registration.citizen_id)]),
            contested,
        )
        for registration in registrations
    ]


def cut_outsiders(
    applications: tuple[ScreenedApplication, ...], campaign: AnnouncedCampaign, decisions: Decisions
) -> tuple[ScreenedApplication, ...]:
    """Apply E22 to those from elsewhere, once all statuses of their position are known."""
    conditions = {
        position.code: conditions_of(campaign, position) for position in campaign.positions
    }
    on_site = _eligible_on_site(applications)
    return tuple(
        _with_outsider_rule(application, on_site, conditions, decisions)
        if _comes_from(application, Origin.ELSEWHERE)
        else application
        for application in applications
    )


def _eligible_on_site(applications: tuple[ScreenedApplication, ...]) -> Counter[str]:
    """Count, by position, the eligible of the unit itself."""
    return Counter(
        application.registration.position
        for application in applications
        if application.status == ApplicationStatus.ELIGIBLE
        and _comes_from(application, Origin.ON_SITE)
    )


def _with_outsider_rule(
    application: ScreenedApplication,
    on_site: Mapping[str, int],
    conditions: Mapping[str, Conditions],
    decisions: Decisions,
) -> ScreenedApplication:
    position = application.registration.position
    finding = outsider(on_site[position], conditions[position])
    if finding is None:
        return application
    findings = (*application.findings, finding)
    key = position, application.registration.citizen_id
    made_of_it = status(findings, decisions.get(key, {}), withdrawn=False)
    return replace(application, findings=findings, status=made_of_it)


def _application(
    paper: Paper, counted: Sequence[Registration], campaign: AnnouncedCampaign, decisions: Decisions
) -> ScreenedApplication:
    registration = paper.registration
    alone = is_contested(registration, paper.contested)
    findings = screen(paper, [registration] if alone else counted, campaign)
    made_of_it = status(
        findings,
        decisions.get((registration.position, registration.citizen_id), {}),
        withdrawn=registration.withdrawn_on is not None,
    )
    claimed = None if made_of_it in NOT_SCREENED else claim_of(paper, campaign)
    return ScreenedApplication(registration, paper.person, claimed, made_of_it, findings)


def _by_person(planning: Iterable[PlanningRow]) -> defaultdict[str, list[PlanningRow]]:
    entries: defaultdict[str, list[PlanningRow]] = defaultdict(list)
    for entry in planning:
        entries[entry.citizen_id].append(entry)
    return entries


def _counted(
    papers: Iterable[Paper], campaign: AnnouncedCampaign
) -> defaultdict[str, list[Registration]]:
    """Return, by person, the papers that count: not withdrawn, not refused, not contested."""
    counted: defaultdict[str, list[Registration]] = defaultdict(list)
    for paper in papers:
        registration = paper.registration
        if registration.withdrawn_on or is_contested(registration, paper.contested):
            continue
        if not is_refused(admit(paper, campaign)):
            counted[registration.citizen_id].append(registration)
    return counted


def _comes_from(application: ScreenedApplication, source: Origin) -> bool:
    return application.claim is not None and application.claim.source == source
