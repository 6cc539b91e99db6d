"""The outbox: a letter leaves by the hand of a person while it is true, or it is dropped."""

from collections.abc import Sequence
from datetime import datetime

from accounts.actions.action import action
from accounts.models import Person
from accounts.rules.duties import Duty
from candidates.actions import late_letters, reminders, supplements, too_few_letters
from exams.actions.preconditions import lock_campaign
from exams.models import Campaign, Letter
from exams.rules.letters import LEAVES_CANCELLED, LEAVES_SUSPENDED, STAYS_TRUE, LetterKind
from exams.rules.refusals import Refusal, require_reason
from exams.rules.stages import REGISTER, since
from results.actions import campaign_letters, notices, paper_letters, summons
from results.actions.document_kinds import INELIGIBLE_LETTER
from results.actions.open_papers import open_letters, require_letters_open

PAPERS = {kind.letter: kind for kind in (INELIGIBLE_LETTER,)}


@action(duty=Duty.PREPARE, steps=since(REGISTER))
def release(
    *, campaign: Campaign, kind: LetterKind, letters: Sequence[str], by: Person, at: datetime
) -> list[Letter]:
    """Let letters of one kind go to their receivers, named by what they are about.

    Of a cancelled or suspended campaign only those that say so. Raises Refusal NOT_YOUR_DUTY,
    WRONG_STAGE, CAMPAIGN_SUSPENDED, CAMPAIGN_CANCELLED, NO_LETTER_WAITS (one of them has left
    already, was dropped or never composed, or is not true any more), RECUSED_FROM or
    STATEMENT_OWED.
    """
    locked = lock_campaign(
        campaign, cancelled=kind in LEAVES_CANCELLED, suspended=kind in LEAVES_SUSPENDED
    )
    true = {letter.about: letter for letter in true_letters(locked, kind, at)}
    if not letters or not true.keys() >= set(letters):
        raise Refusal("NO_LETTER_WAITS", field="letters")
    names = sorted(set(letters))
    require_letters_open([true[name] for name in names], locked, by)
    for name in names:
        true[name].released_at = at
    rows = [true[name] for name in names]
    locked.record("letters.released", about=locked.code, rows=rows, kind=str(kind), files=names)
    return rows


@action(duty=Duty.PREPARE, steps=since(REGISTER))
def drop(
    *,
    campaign: Campaign,
    kind: LetterKind,
    letters: Sequence[str],
    reason: str,
    by: Person,
    at: datetime,
) -> list[Letter]:
    """Take letters of one kind out of the outbox for good, named by their keys.

    Those of a cancelled campaign too. Raises Refusal NOT_YOUR_DUTY,
    WRONG_STAGE, CAMPAIGN_SUSPENDED, REASON_MISSING, NO_LETTER_WAITS (one of them has left or
    was dropped already), RECUSED_FROM or STATEMENT_OWED.
    """
    locked = lock_campaign(campaign, cancelled=True)
    require_reason(reason)
    composed = locked.letters.in_outbox().filter(kind=kind, pk__in=letters)
    rows = list(composed.order_by("about", "composed_at"))
    if not rows or len(rows) != len(set(letters)):
        raise Refusal("NO_LETTER_WAITS", field="letters")
    require_letters_open(rows, locked, by)
    for letter in rows:
        letter.dropped_at = at
    locked.record(
        "letters.dropped",
        about=locked.code,
        rows=rows,
        kind=str(kind),
        files=[letter.about for letter in rows],
        reason=reason,
    )
    return rows


def true_letters_for(
    reader: Person, campaign: Campaign, kind: LetterKind, at: datetime
) -> list[Letter]:
    """Return those letters that say what is so today and that a reader may handle, in order."""
    handled = set(
        open_letters(campaign.letters.in_outbox(), campaign, reader).values_list("pk", flat=True)
    )
    return [letter for letter in true_letters(campaign, kind, at) if letter.pk in handled]


def true_letters(campaign: Campaign, kind: LetterKind, at: datetime) -> list[Letter]:
    """Return the letters of a kind in the outbox that say what is so today, in order."""
    composed = campaign.letters.in_outbox().filter(kind=kind).order_by("about")
    letters = list(composed.select_related("campaign", "receiver"))
    if not letters or kind in STAYS_TRUE:
        return letters
    if kind is LetterKind.DRAFT_REMINDER:
        return reminders.still_true(campaign, letters, at)
    if kind is LetterKind.SUPPLEMENT:
        return supplements.still_true(campaign, letters, at)
    if kind is LetterKind.NOT_HELD:
        return notices.still_not_held(campaign, letters)
    if kind is LetterKind.SUMMONS:
        return summons.still_true(campaign, letters, at)
    if kind in campaign_letters.SAYS:
        return campaign_letters.still_true(campaign, letters)
    if kind in too_few_letters.DECIDED_BY:
        return too_few_letters.still_true(campaign, kind, letters)
    if kind in (LetterKind.LATE_ADMITTED, LetterKind.LATE_REFUSED):
        return late_letters.still_true(campaign, letters)
    return paper_letters.still_true(campaign, PAPERS[kind], letters)
