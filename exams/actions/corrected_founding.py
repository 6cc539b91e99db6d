"""What the decision about a body says of who stands behind it, put right by a later document."""

from datetime import datetime

from accounts.actions.action import action
from accounts.models import Person
from accounts.rules.approvals import TwoPersonKind
from exams.actions.bodies import DECIDES
from exams.actions.body_rules import PAGE
from exams.actions.gates import pass_gate
from exams.actions.preconditions import lock_campaign
from exams.actions.supervision_gates import supervision_of
from exams.models import Body
from exams.rules.bodies import BodyKind
from exams.rules.checks import Check, warnings
from exams.rules.refusals import Refusal, require_document, require_reason
from exams.rules.supervision import under_checks


@action(duty=DECIDES, two_persons=TwoPersonKind.GRANT_ROLE)
def correct_founding(
    *, body: Body, under: str, document: str, reason: str, by: Person, at: datetime
) -> Body:
    """Write down who chairs the council, or who decided on the supervision board, by a document.

    What is so is never refused: the gates refuse, until somebody else decides or takes the chair.
    Source: TT 22/2025 art. 23. Raises Refusal NOT_YOUR_DUTY, TWO_PERSONS_NEEDED, NOT_FOUNDED,
    (DOCUMENT, REASON)_MISSING, SAME_AS_DECIDED, or what `correction_checks` find.
    """
    locked = lock_campaign(body.campaign)
    _require_correctable(body, under)
    require_document(document)
    require_reason(reason)
    accepted = pass_gate(correction_checks(body, under))
    former, body.founded_under = body.founded_under, under
    locked.record(
        "body.founding_corrected",
        about=body.kind,
        rows=[body],
        former=former,
        under=under,
        document=document,
        reason=reason,
        accepted=accepted,
    )
    return body


def correction_checks(body: Body, under: str | None = None) -> tuple[Check, ...]:
    """Return that a document has to say who stands behind the body, or what two persons name.

    `under` is what the document says (`FoundedUnder`; None: not asked yet).
    """
    if under is None:
        return ()
    return (
        *under_checks(BodyKind(body.kind), under, PAGE),
        *warnings(supervision_of(body, under)),
    )


def _require_correctable(body: Body, under: str) -> None:
    if body.founded_at is None:
        raise Refusal("NOT_FOUNDED", body=body.kind)
    if body.founded_under == under:
        raise Refusal("SAME_AS_DECIDED", field="under")
