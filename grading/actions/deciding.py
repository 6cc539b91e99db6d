"""What is being settled by a decision, and whether one person may decide it. Reads only."""

from dataclasses import dataclass
from decimal import Decimal

from exams.models import Campaign, Entry, ExamPart, Sanction, Script
from exams.rules.enums import PartKind, SanctionLevel
from exams.rules.refusals import Refusal
from exams.rules.stages import MARK_PROPOSAL
from grading.actions import hearings
from grading.actions.facts import facts_of
from grading.actions.handed_in import marks_in_hand
from grading.actions.regulations import scoring_of
from grading.models import Dialogue, PanelDecision, RemarkRequest, not_held_again
from grading.rules.decided_points import DecidedBounds, bounds_of
from grading.rules.enums import Pending
from grading.rules.proposal import score_proposal
from grading.rules.reconciliation import ScriptMarks
from grading.rules.sanctions import SanctionFacts, deduct, deduction
from grading.rules.written import WrittenScore, score_written


@dataclass(frozen=True, slots=True)
class DialogueFigures:
    """The two scores over which the heads meet; None: not there."""

    marked: Decimal | None = None
    remarked: Decimal | None = None


@dataclass(frozen=True, slots=True)
class SanctionFigures:
    """The score that a sanction would take points from, without and with it; None: unknown."""

    untouched: Decimal | None = None
    deducted: Decimal | None = None


def marks_to_settle(script: Script) -> ScriptMarks:
    """Return what the examiners gave a script, with what was settled of it so far."""
    return marks_in_hand("pk", pk=script.pk)[script.pk]


def bounds_of_script(script: Script, campaign: Campaign) -> DecidedBounds:
    """Return between which points the head decides a script alone."""
    marks = marks_to_settle(script)
    return bounds_of((marks.first, marks.second, marks.third), scoring_of(campaign))


def written_score(request: RemarkRequest, campaign: Campaign) -> WrittenScore:
    """Return the written score of which somebody wants a remark, as it stands."""
    [facts] = facts_of(campaign, request.entry.number)
    until = request.part.remark_until
    return score_written(facts.written, scoring_of(campaign), remark_until=until)


def dialogue_figures(request: RemarkRequest, campaign: Campaign) -> DialogueFigures:
    """Return the score of the examiners and that of the remarkers."""
    score = written_score(request, campaign)
    result = score.answer.remarked if score.answer else None
    return DialogueFigures(score.reconciled, result.points if result else None)


def bounds_of_dialogue(request: RemarkRequest, campaign: Campaign) -> DecidedBounds:
    """Return between which points the chair decides a remark alone."""
    figures = dialogue_figures(request, campaign)
    return bounds_of((figures.marked, figures.remarked), scoring_of(campaign))


def sanction_figures(sanction: Sanction) -> SanctionFigures:
    """Return the written score without and with what a sanction takes; none before the opening.

    Units: points. The remark counts first, and the sanctions that were decided already.
    """
    part, campaign = sanction.part, sanction.part.campaign
    if part.kind != PartKind.WRITTEN or part.opened_at is None:
        return SanctionFigures()
    scoring = scoring_of(campaign)
    [facts] = facts_of(campaign, sanction.entry.number)
    score = score_written(facts.written, scoring, remark_until=part.remark_until)
    raw = score.reconciled if score.official_raw is None else score.official_raw
    if raw is None:
        return SanctionFigures()
    others = [each for each in facts.written.sanctions if each.level != sanction.level]
    this = SanctionFacts(level=SanctionLevel(sanction.level), applied=True)
    return SanctionFigures(
        untouched=deduct(raw, deduction(others, scoring).percent, scoring),
        deducted=deduct(raw, deduction([*others, this], scoring).percent, scoring),
    )


def require_dialogue_asked(request: RemarkRequest, campaign: Campaign) -> None:
    """Refuse (NOT_ASKED_FOR) a decision for which the rule does not ask now."""
    if Pending.DIALOGUE not in written_score(request, campaign).pending:
        raise Refusal("NOT_ASKED_FOR", code=request.entry.number, kind=Pending.DIALOGUE)


def slips_to_settle(entry: Entry, part: ExamPart) -> tuple[Decimal, ...]:
    """Return the points on the slips that were handed in, in the order of the seats."""
    slips = entry.slips.filter(seat__part=part).exclude(handed_in_at=None)
    return tuple(slip.points for slip in slips.order_by("seat__number") if slip.points is not None)


def bounds_of_defence(entry: Entry, part: ExamPart, campaign: Campaign) -> DecidedBounds:
    """Return between which points the chair decides a defence alone."""
    return bounds_of(slips_to_settle(entry, part), scoring_of(campaign))


def numbers_still_scored(part: ExamPart, campaign: Campaign) -> frozenset[str]:
    """Return the numbers of whom a member still has a slip to hand in; nobody once it is closed.

    Until then nobody reads the slips of the others, and nobody decides about them.
    """
    if campaign.step != MARK_PROPOSAL:
        return frozenset()
    return frozenset(number for numbers in hearings.open_slips(part) for number in numbers)


def require_defence_asked(entry: Entry, part: ExamPart, campaign: Campaign) -> None:
    """Refuse what neither the slips nor a defence that came too late ask for.

    Raises Refusal SLIPS_STILL_OUT or NOT_ASKED_FOR.
    """
    if entry.number in numbers_still_scored(part, campaign):
        raise Refusal("SLIPS_STILL_OUT", number=entry.number)
    asked = {Pending.PANEL_HEAD_DECISION}
    if campaign.step != MARK_PROPOSAL:  # the slips of a late defence no longer come one by one
        asked.add(Pending.PANEL_SLIPS)
    [facts] = facts_of(campaign, entry.number)
    if not asked & set(score_proposal(facts.proposal, scoring_of(campaign)).pending):
        raise Refusal("NOT_ASKED_FOR", code=entry.number, kind=Pending.PANEL_HEAD_DECISION)


def decided_by_chair(campaign: Campaign) -> tuple[list[Dialogue], list[PanelDecision]]:
    """Return the dialogues and the defences of a campaign that the chair decided, by number.

    None of a position that is held again: nothing of it is corrected any more.
    """
    requests = RemarkRequest.objects.to_mark_again().filter(part__campaign=campaign)
    dialogues = Dialogue.objects.filter(request__in=requests)
    panels = PanelDecision.objects.filter(
        not_held_again("entry__position"), part__campaign=campaign, part__kind=PartKind.PROPOSAL
    )
    return (
        list(dialogues.select_related("request__entry").order_by("request__entry__number")),
        list(panels.select_related("entry").order_by("entry__number")),
    )
