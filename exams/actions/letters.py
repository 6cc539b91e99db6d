"""Letters: composed by actions, and taken by a mail server at last."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from accounts.actions.action import action
from accounts.models import Person
from audit.actions.record import record
from exams.models import Campaign, Letter
from exams.rules.letters import LEAVES_AT_ONCE, LetterKind


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


def compose_to_registered(
    kind: LetterKind, campaign: Campaign, facts: Mapping[str, str], at: datetime
) -> list[Letter]:
    """Return a letter to everybody who registered online and takes part still, in order."""
    files: Any = campaign.applications.registered().exclude(person=None)
    return [
        compose(
            kind,
            campaign=campaign,
            to=each.person,
            about=each.reg_no,
            facts={"registration": each.reg_no, **facts},
            at=at,
        )
        for each in files.select_related("person").order_by("reg_no")
    ]


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
