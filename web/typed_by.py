"""Whose page a form stands on: a proof that outlives the session, so that nothing typed is lost."""

from django.core.signing import BadSignature, TimestampSigner
from django.http import HttpRequest

from audit.rules.refusals import Refusal

FIELD = "typed_by"
AGAIN = "typed_before"  # names what was typed before the session ended, and is shown again
LONGEST = 24 * 3600  # seconds that a page may stand open
_signer = TimestampSigner(salt="web.typed_by")


def proof_of(request: HttpRequest | None) -> str:
    """Return the proof that a page was made for the signed-in reader; of nobody, nothing."""
    reader = getattr(request, "user", None)
    return _signer.sign(str(reader.pk)) if reader and reader.is_authenticated else ""


def typist_of(request: HttpRequest) -> str:
    """Return the key of the reader for whom the page was made that was sent, or nothing."""
    try:
        return _signer.unsign(request.POST.get(FIELD, ""), max_age=LONGEST)
    except BadSignature:
        return ""


def require_typed_now(request: HttpRequest) -> None:
    """Refuse (TYPED_BEFORE) what was typed before the session ended: it is looked at once more."""
    if AGAIN in request.POST:
        raise Refusal("TYPED_BEFORE")
