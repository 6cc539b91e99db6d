"""Correct what was published: a new version, with its reason, its basis and what it changes."""

from datetime import datetime

from accounts.actions.action import action
from accounts.models import Person
from accounts.rules.approvals import TwoPersonKind
from accounts.rules.duties import Duty
from exams.actions.gates import pass_gate
from exams.actions.preconditions import lock_campaign
from exams.models import Campaign
from exams.rules.refusals import Refusal, require_document, require_reason
from exams.rules.stages import PUBLISH, SIT_PROPOSAL, Step, since
from grading.models import RankingSnapshot
from results.actions import gates, notices, publish
from results.models import Publication
from results.rules.corrections import Change, difference
from results.rules.enums import PublicationKind

Line = publish.Line
STEPS: dict[str, tuple[Step, ...]] = {
    PublicationKind.REMARK: since(SIT_PROPOSAL),
    PublicationKind.OFFICIAL: (PUBLISH,),
}


@action(duty=Duty.PUBLISH, steps=since(SIT_PROPOSAL), two_persons=TwoPersonKind.PUBLISH)
def correct(
    *,
    campaign: Campaign,
    kind: str,
    number: str,
    reason: str,
    basis: str,
    by: Person,
    at: datetime,
) -> Publication:
    """Publish a list again as it is now; the version before stays readable, and says so.

    `kind` is REMARK (the official written results) or OFFICIAL (the ranking). A letter waits for
    each whose line it changes. Raises Refusal
    NOT_YOUR_DUTY, WRONG_STAGE, UNKNOWN_KIND, NOT_PUBLISHED_YET, NOT_RANKED, RANKING_OUTDATED,
    REASON_MISSING, DOCUMENT_MISSING, NOTHING_CHANGED, LIST_NUMBER_TAKEN or OPEN_POINTS.
    """
    _require_kind(kind)
    locked = lock_campaign(campaign, *STEPS[kind])
    _require_grounds(reason, basis)
    if kind == PublicationKind.OFFICIAL:
        pass_gate(gates.of_results(locked))
    snapshot, lines, changes = corrected(locked, kind)
    correction = {"reason": reason, "basis": basis, "changes": [list(change) for change in changes]}
    letters = notices.of_correction(locked, number, changes, at)
    return publish.keep(locked, kind, number, lines, [*letters], snapshot, correction=correction)


def _require_grounds(reason: str, basis: str) -> None:
    require_reason(reason)
    require_document(basis, field="basis")


def corrected(
    campaign: Campaign, kind: str
) -> tuple[RankingSnapshot | None, list[Line], tuple[Change, ...]]:
    """Return a list as it would be published now, and what that changes.

    Raises Refusal UNKNOWN_KIND, NOT_PUBLISHED_YET, NOT_RANKED, RANKING_OUTDATED or NOTHING_CHANGED.
    """
    _require_kind(kind)
    latest = _latest(campaign, kind)
    snapshot, lines = _lines(campaign, kind)
    changes = difference(latest.content["lines"], lines)
    if not changes:
        raise Refusal("NOTHING_CHANGED")
    return snapshot, lines, changes


def _latest(campaign: Campaign, kind: str) -> Publication:
    latest = campaign.publications.filter(kind=kind).order_by("-version").first()
    if latest is None:
        raise Refusal("NOT_PUBLISHED_YET")
    return latest


def _lines(campaign: Campaign, kind: str) -> tuple[RankingSnapshot | None, list[Line]]:
    if kind == PublicationKind.OFFICIAL:
        return publish.ranked_lines(campaign)
    return None, publish.official_lines(campaign, publish.written_scores(campaign))


def _require_kind(kind: str) -> None:
    if kind not in STEPS:
        raise Refusal("UNKNOWN_KIND", kind=kind)
