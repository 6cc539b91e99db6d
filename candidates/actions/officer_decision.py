"""The officer's word on each paper, after the rules."""

from collections.abc import Iterable
from datetime import datetime
from hashlib import sha256

from django.db.models import prefetch_related_objects
from django.utils import timezone

from accounts.actions.action import action, running
from accounts.models import Person
from accounts.rules.duties import Duty
from audit.rules.canonical import canon
from candidates.actions.file_contents import contents_of_file
from candidates.actions.recusal import require_open_to
from candidates.actions.verdicts import refused_by_officer, screened_by_rules
from candidates.models import Application, Decision
from candidates.rules.enums import CONCLUDED, ApplicationState, DecisionKind, DecisionValue
from exams.actions.preconditions import lock_campaign, require_same_campaign
from exams.models import Campaign
from exams.rules.refusals import Refusal
from exams.rules.stages import SCREEN


@action(duty=Duty.SCREEN, steps=[SCREEN])
def decide(
    *,
    applications: Iterable[Application],
    value: str,
    reason: str,
    version: str = "",
    by: Person,
    at: datetime,
) -> int:
    """Confirm or refuse what the rules made of papers, with a reason; the same word for each.

    CONFIRM agrees with the state the rules gave; REFUSE keeps an eligible person out and says why,
    and so does whoever takes back what an officer said before.
    No officer can make eligible whom a rule fails: that is a special case, decided above. `version`
    is of what a page showed about the one paper (`officer_version`), empty without a page.
    Raises Refusal NOTHING_CHOSEN, NOT_YOUR_DUTY, WRONG_STAGE, OTHER_CAMPAIGN, RECUSED_FROM,
    NOT_SCREENED, STALE_DECISION, REASON_MISSING, UNKNOWN_VALUE or TWO_OFFICERS_CONCLUDE.
    """
    papers = list(applications)
    if not papers:
        raise Refusal("NOTHING_CHOSEN")
    locked = lock_campaign(papers[0].campaign)
    _require_concluded_by_one(locked, value)
    require_same_campaign(locked, *papers)
    require_open_to(by, *papers)
    if version and [version] != [officer_version(paper) for paper in papers]:
        raise Refusal("STALE_DECISION")
    require_sayable(papers, value, reason)
    changed = changed_by(locked, papers, value)
    prefetch_related_objects(papers, "supplements", "documents")
    decisions = [officer_decision(locked, paper, value, reason) for paper in papers]
    locked.record(
        "eligibility.decided",
        about=locked.code,
        rows=[*decisions, *changed],
        value=value,
        papers=[paper.reg_no for paper in papers],
    )
    return len(papers)


def needs_two(campaign: Campaign) -> bool:
    """Say whether each file of a campaign needs the words of two officers (annex ii A)."""
    return bool(campaign.regulations["eligibility"].get("screening_officers", 1) > 1)


def _require_concluded_by_one(campaign: Campaign, value: str) -> None:
    if value not in CONCLUDED:
        raise Refusal("UNKNOWN_VALUE", value=value)
    if needs_two(campaign):
        raise Refusal("TWO_OFFICERS_CONCLUDE")


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
