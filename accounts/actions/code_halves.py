"""A code in two halves, for an account that reaches marks, codes, publication or other accounts.

Whoever asks sees the first half, whoever applies the second, each once; nobody but the owner of the
account has both. Before a second person applies, nothing can be used.
"""

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from django.conf import settings
from django.contrib.auth.hashers import make_password

from accounts.actions.action import action
from accounts.actions.applying import applying
from accounts.actions.notices import notices_of
from accounts.actions.password_codes import drawn, ended_codes, hours_for, lock_active
from accounts.models import ApprovalRequest, PasswordCode, Person
from accounts.rules.duties import SECOND_TO_CHAIR
from accounts.rules.independence import CODE_OF_TWO
from accounts.rules.password_codes import GROUP_OF_HALF, HALF, grouped
from audit.actions.record import record
from audit.rules.refusals import Refusal


@dataclass(frozen=True, slots=True)
class CodeHalf:
    """What one of the two persons sees once: the first half of who asks, or the second."""

    person: Person
    request: ApprovalRequest
    number: int
    text: str = field(repr=False)


def draw_half() -> tuple[str, str]:
    """Return a new half as it is printed, and its digest."""
    half = drawn(HALF)
    return grouped(half, GROUP_OF_HALF), make_password(half)


@action(duty=SECOND_TO_CHAIR, in_campaign=False)
def issue_by_two(*, person: Person, first_half: str, by: Person, at: datetime) -> CodeHalf:
    """Put a code into force whose first half the asker has; return the second, once.

    `first_half` is the digest of the first. Earlier codes end; the password stays until the code
    is used, and the time of the code begins now. Raises Refusal NOT_YOUR_DUTY, TWO_PERSONS_NEEDED,
    NOT_ACTIVE or CODE_REQUEST_OVER (the first half has waited too long).
    """
    request = applying()
    if request is None:
        raise Refusal("TWO_PERSONS_NEEDED")
    locked = lock_active(person)
    if at >= over_at(request):
        raise Refusal("CODE_REQUEST_OVER")
    former, hours = ended_codes(locked, at), hours_for(locked)
    text, second_half = draw_half()
    code = PasswordCode(
        person=locked,
        digest=first_half,
        second_digest=second_half,
        expires_at=at + timedelta(hours=hours),
    )
    news = notices_of(locked, CODE_OF_TWO, by, at, reason=request.reason)
    record(
        CODE_OF_TWO,
        about=locked.pseudonym,
        by=by,
        at=at,
        rows=[*former, code, *news],
        reason=request.reason,
        hours=hours,
    )
    return CodeHalf(locked, request, 2, text)


def over_at(request: ApprovalRequest) -> datetime:
    """Return until when a second person may apply a request for a code."""
    return request.asked_at + timedelta(hours=settings.ACTIVATION_CODE_HOURS)
