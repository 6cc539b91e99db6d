"""The officer's word on each paper, after the rules."""

from hashlib import sha256

from django.utils import timezone

from accounts.actions.action import running
from audit.rules.canonical import canon
from candidates.actions.file_contents import contents_of_file
from candidates.actions.verdicts import refused_by_officer, screened_by_rules
from candidates.models import Application, Decision
from candidates.rules.enums import CONCLUDED, ApplicationState, DecisionKind, DecisionValue
from exams.models import Campaign
from exams.rules.refusals import Refusal


def needs_two(campaign: Campaign) -> bool:
    """Say whether each file of a campaign needs the words of two officers (annex ii A)."""
    return bool(campaign.regulations["eligibility"].get("screening_officers", 1) > 1)


def changed_by(campaign: Campaign, papers: list[Application], value: str) -> list[Application]:
    """Let a refusal keep eligible people out, and an agreement bring back whom one kept out."""
    if value != DecisionValue.REFUSE:
        return _bring_back(campaign, papers)
    eligible = [paper for paper in papers if paper.state == ApplicationState.ELIGIBLE]
    for paper in eligible:
        paper.state = str(ApplicationState.INELIGIBLE)
    return eligible


def _bring_back(campaign: Campaign, papers: list[Application]) -> list[Application]:
    refused = refused_by_officer(campaign)
    kept_out = [
        paper
        for paper in papers
        if paper.pk in refused and paper.state == ApplicationState.INELIGIBLE
    ]
    results = zip(kept_out, screened_by_rules(campaign, kept_out), strict=True) if kept_out else ()
    for paper, result in results:
        paper.state = str(result.status)
    return kept_out


def require_sayable(papers: list[Application], value: str, reason: str) -> None:
    """Refuse what no officer says, a change without a reason, and files that no rule judged."""
    changes = value == DecisionValue.REFUSE or _changes_word(papers, value)
    if changes and not reason.strip():
        raise Refusal("REASON_MISSING", field="reason")
    before_screening = (ApplicationState.DRAFT, ApplicationState.SUBMITTED)
    if unscreened := [paper.reg_no for paper in papers if paper.state in before_screening]:
        raise Refusal("NOT_SCREENED", numbers=" ".join(unscreened))


def _changes_word(papers: list[Application], value: str) -> bool:
    """Tell whether an officer said something else of one of these papers the last time."""
    rows = Decision.objects.filter(application__in=papers, kind=DecisionKind.OFFICER)
    last = dict(rows.order_by("decided_at", "event__seq").values_list("application", "value"))
    return any(former != value for former in last.values() if former in CONCLUDED)


def officer_decision(campaign: Campaign, paper: Application, value: str, reason: str) -> Decision:
    """Return an officer's word on one paper, with the digest of what was seen."""
    by, at = running().by, running().at
    return Decision(
        campaign=campaign,
        kind=str(DecisionKind.OFFICER),
        application=paper,
        value=value,
        reason=reason,
        paper_digest=digest_of(paper),
        contents=contents_of_file(paper),
        decided_on=timezone.localdate(at),
        decided_at=at,
        by=by,
    )


def digest_of(paper: Application) -> str:
    """Return the digest of what an officer decides about: the paper, and what the rules say."""
    registration = paper.as_registration()
    names = sorted(set(registration.__slots__) - {"items", "late_until"})  # lateness is X03's
    content: dict[str, object] = {
        "registration": {name: str(getattr(registration, name)) for name in names},
        "items": sorted(registration.items),
        "state": paper.state,
    }
    if heard := [
        str(each.heard_at.timestamp()) for each in paper.supplements.all() if each.heard_at
    ]:
        content["supplements"] = heard  # another file in the place of a paper shows nowhere else
    return sha256(canon(content)).hexdigest()


def officer_version(paper: Application) -> str:
    """Return the version of what an officer decides on: the paper, and what was decided so far."""
    decided = paper.decisions.exclude(kind=DecisionKind.SCREENER).count()
    return f"{digest_of(paper)[:32]}-{decided}"


def decided_in(version: str) -> int:
    """Return how many decisions about a paper a version knows; of no version at all, none."""
    count = version.rpartition("-")[2]
    return int(count) if count.isdecimal() else 0
