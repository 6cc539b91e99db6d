"""Whose page a form stands on: a proof that outlives the session, so that nothing typed is lost."""

from urllib.parse import urlsplit

from django.core.signing import BadSignature, TimestampSigner
from django.http import HttpRequest
from django.utils.http import url_has_allowed_host_and_scheme

from audit.rules.refusals import Refusal

FIELD = "typed_by"
HEADING = "page_heading"  # of a request: what the page that answers it is called
PAGE = "typed_on"  # the heading of the page, by which its reader knows it again
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


def page_before(request: HttpRequest) -> str:
    """Return the address of the page of ours from which something was sent, or nothing.

    An address that is only sent to opens nothing, so it is no way back.
    """
    referrer = request.headers.get("Referer", "")
    if not url_has_allowed_host_and_scheme(referrer, {request.get_host()}, request.is_secure()):
        return ""
    return urlsplit(referrer)._replace(scheme="", netloc="").geturl()


def require_typed_now(request: HttpRequest) -> None:
    """Refuse (TYPED_BEFORE) what was typed before the session ended: it is looked at once more."""
    if AGAIN in request.POST:
        raise Refusal("TYPED_BEFORE")
