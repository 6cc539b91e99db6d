"""Codes on paper, as the sealing and its gate see them: who was there, what came in. Reads only."""

from candidates.rules.gates import PaperFacts
from exams.models import ExamPart, LabelSheet, Script, ScriptReception, StubEnvelope
from exams.rules.enums import SittingState
from exams.rules.refusals import Refusal


def facts_of(part: ExamPart) -> PaperFacts:
    """Return what the gate of the sealing looks at where codes are bound late."""
    envelope = envelope_of(part)
    return PaperFacts(
        present=expected_scripts(part),
        received=len(reception_of(part).codes),
        stubs=envelope.stubs if envelope and envelope.is_sealed else None,
    )


def expected_scripts(part: ExamPart) -> int:
    """Return how many scripts are to be marked: of those present, and not zero by rule."""
    return part.sittings.filter(state=SittingState.PRESENT, zero="").count()


def reception_of(part: ExamPart) -> ScriptReception:
    """Return what came in so far; a new row before the first script."""
    return ScriptReception.objects.filter(part=part).first() or ScriptReception(part=part)


def envelope_of(part: ExamPart) -> StubEnvelope | None:
    """Return the envelope of the stubs; None before anybody sealed it."""
    return StubEnvelope.objects.filter(part=part).first()


def issued_codes(part: ExamPart) -> set[str]:
    """Return the codes of all labels that were made for a part."""
    sheets = LabelSheet.objects.filter(part=part).values_list("codes", flat=True)
    return {code for codes in sheets for code in codes}


def received_scripts(part: ExamPart) -> list[Script]:
    """Return a new script for each code that came in, in the order of the codes."""
    return [Script(part=part, code=code) for code in sorted(reception_of(part).codes)]


def require_paper(part: ExamPart) -> None:
    """Refuse (NOT_ON_PAPER) a part whose codes are not bound by labels and stubs."""
    if not part.campaign.binds_late:
        raise Refusal("NOT_ON_PAPER")
