"""Letters: composed by actions, released by a person, and taken by a mail server at last."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from accounts.actions.action import action
from accounts.models import Person
from accounts.rules.duties import Duty
from audit.actions.record import record
from exams.actions.preconditions import lock_campaign
from exams.models import Campaign, Letter
from exams.rules.letters import LEAVES_AT_ONCE, LetterKind
from exams.rules.refusals import Refusal


def compose(
    kind: LetterKind,
    *,
    campaign: Campaign,
    to: Person,
    about: str,
    facts: Mapping[str, str],
    at: datetime,
) -> Letter:
    """Return a letter for the running action to record; it waits in the outbox.

    A kind that leaves at once is released with it.
    """
    return Letter(
        campaign=campaign,
        receiver=to,
        kind=str(kind),
        about=about,
        facts=dict(facts),
        composed_at=at,
        released_at=at if kind in LEAVES_AT_ONCE else None,
    )


@action(duty=Duty.PREPARE)
def release(
    *, campaign: Campaign, kind: str, letters: Sequence[str], by: Person, at: datetime
) -> list[Letter]:
    """Let letters of one kind go to their receivers, named by what they are about.

    Raises Refusal NOT_YOUR_DUTY, CAMPAIGN_SUSPENDED, CAMPAIGN_CANCELLED or NO_LETTER_WAITS (one of
    them has left already, or was never composed).
    """
    locked = lock_campaign(campaign)
    unreleased = list(locked.letters.filter(kind=kind, about__in=letters, released_at=None))
    if not unreleased or {letter.about for letter in unreleased} != set(letters):
        raise Refusal("NO_LETTER_WAITS", field="letters")
    for letter in unreleased:
        letter.released_at = at
    names = sorted(letter.about for letter in unreleased)
    locked.record("letters.released", about=locked.code, rows=unreleased, kind=kind, files=names)
    return unreleased


@action(in_campaign=False)
def mailed(*, letters: Sequence[Letter], by: str, at: datetime) -> None:
    """Note that a mail server took some letters of one campaign; those it did not take wait on."""
    campaign = letters[0].campaign
    for letter in letters:
        letter.mailed_at = at
    record(
        "letters.mailed",
        about=campaign.code,
        by=by,
        at=at,
        log=campaign.log,
        rows=letters,
        count=len(letters),
    )
