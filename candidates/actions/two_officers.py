"""Two officers who conclude on each file blind to one another, and the head between them."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db.models import Prefetch

from accounts.actions.action import action, running
from accounts.models import Person
from accounts.rules.duties import Duty
from audit.models import Protected
from candidates.actions.blind_conclusions import blind_conclusions, both_in, conclusions_in, heard
from candidates.actions.officer_decision import changed_by, needs_two, officer_decision
from candidates.actions.recusal import require_open_to
from candidates.models import Application, Decision, RuleOpinion
from candidates.models.application import ApplicationQuerySet
from candidates.rules.enums import CONCLUDED, DecisionKind, OpinionValue
from exams.actions.preconditions import lock_campaign
from exams.models import Campaign
from exams.rules.refusals import Refusal, require_reason
from exams.rules.stages import SCREEN


def differing(campaign: Campaign) -> list[Application]:
    """Return the files on which two officers concluded differently, for the head to decide."""
    if not needs_two(campaign):
        return []
    files = _spoken_of(campaign).order_by("reg_no")
    return [file for file in files if both_in(conclusions_in(file.decisions.all(), file))]


def spoken_by(person: Person, campaign: Campaign) -> list[Application]:
    """Return the undecided files on which an officer has concluded, as they are now."""
    if not needs_two(campaign):
        return []
    files = _spoken_of(campaign, by=person)
    return [file for file in files if _has_concluded(person, file)]


def _spoken_of(campaign: Campaign, **words: Any) -> ApplicationQuerySet:
    """Return the undecided files with such a word of an officer on them, and all words on each."""
    spoken = Decision.objects.filter(kind=DecisionKind.SCREENER, campaign=campaign, **words)
    files = campaign.applications.waiting_for_officer().filter(
        pk__in=spoken.order_by().values("application")
    )
    words_alone = Prefetch("decisions", heard(Decision.objects.defer("contents")))
    return files.prefetch_related("supplements", words_alone)


def _has_concluded(person: Person, file: Application) -> bool:
    conclusions = conclusions_in(file.decisions.all(), file)
    return any(each.by_id == person.pk and each.value in CONCLUDED for each in conclusions)


def agreement(application: Application, decision: Decision) -> Decision | None:
    """Return the word of another officer that says the same as one that is being added, if any.

    Raises Refusal OFFICERS_DIFFER: two are in already, and the head decides.
    """
    earlier = blind_conclusions(application)
    if both_in(earlier):
        raise Refusal("OFFICERS_DIFFER", items=application.reg_no)
    others = [each for each in earlier if each.by_id != running().by.pk]
    same = [each for each in others if each.value == decision.value and each.value in CONCLUDED]
    return same[0] if same else None


def decided_together(
    application: Application, first: Decision, second: Decision, added: list[RuleOpinion]
) -> list[Protected]:
    """Return what decides a file once two officers say the same of it: both reasons together."""
    campaign = first.campaign
    changed = changed_by(campaign, [application], first.value)
    reason = "\n".join(dict.fromkeys(filter(None, [first.reason, second.reason])))
    decision = officer_decision(campaign, application, first.value, reason)
    return [decision, *_objections(decision, [*first.opinions.all(), *added]), *changed]


_OF_AN_OPINION = ("place", "rule", "value", "objection", "comment")


def _objections(decision: Decision, opinions: Iterable[RuleOpinion]) -> list[RuleOpinion]:
    """Return, of each rule that an officer did not agree with, the first such word once more."""
    refused: dict[str, RuleOpinion] = {}
    for opinion in opinions:
        if opinion.value == OpinionValue.REFUSE:
            refused.setdefault(opinion.rule, opinion)
    return [
        RuleOpinion(decision=decision, **{name: getattr(each, name) for name in _OF_AN_OPINION})
        for each in refused.values()
    ]


@action(duty=Duty.DECIDE, steps=[SCREEN])
def settle(
    *, application: Application, value: str, reason: str, by: Person, at: datetime
) -> Decision:
    """Decide a file on which two officers differ.

    Raises Refusal NOT_YOUR_DUTY, WRONG_STAGE, RECUSED_FROM, UNKNOWN_VALUE, REASON_MISSING,
    OFFICERS_AGREE (there is nothing to settle) or OWN_CONCLUSION (one of the two is theirs).
    """
    locked = lock_campaign(application.campaign)
    require_open_to(by, application)
    if value not in CONCLUDED:
        raise Refusal("UNKNOWN_VALUE", value=value)
    require_reason(reason)
    conclusions = require_differing(application)
    if any(each.by_id == by.pk for each in conclusions):
        raise Refusal("OWN_CONCLUSION")
    changed = changed_by(locked, [application], value)
    decision = officer_decision(locked, application, value, reason)
    chosen = [each for each in conclusions if each.value == value]
    opinions = _objections(
        decision, [each for decided in chosen for each in decided.opinions.all()]
    )
    rows = [decision, *opinions, *changed]
    locked.record("eligibility.settled", about=application, rows=rows, value=value, reason=reason)
    return decision


def require_differing(application: Application) -> list[Decision]:
    """Return the two words on a file that differ. Raises Refusal OFFICERS_AGREE."""
    conclusions = blind_conclusions(application) if needs_two(application.campaign) else []
    if not both_in(conclusions):
        raise Refusal("OFFICERS_AGREE", code=application.reg_no)
    return conclusions
