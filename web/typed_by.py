"""Whose page a form stands on: a proof that outlives the session, so that nothing typed is lost."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

from django.core.signing import BadSignature, TimestampSigner
from django.http import HttpRequest
from django.utils.http import url_has_allowed_host_and_scheme

from audit.rules.refusals import Refusal

FIELD = "typed_by"
HEADING = "page_heading"  # of a request: what the page that answers it is called
PAGE = "typed_on"  # the heading of the page, by which its reader knows it again
AGAIN = "typed_before"  # names what was typed before the session ended, and is shown again
LANGUAGE = "language"  # in its place: the reader changed the language while typing
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
    """Refuse what was typed before the session ended or in the other language.

    It is looked at once more. Raises Refusal TYPED_BEFORE or LANGUAGE_CHANGED.
    """
    if code := code_of_typed_before(request):
        raise Refusal(code)


def code_of_typed_before(request: HttpRequest) -> str:
    """Return the code that says why something typed before is sent again; else nothing."""
    if is_in_other_language(request):
        return "LANGUAGE_CHANGED"
    return "TYPED_BEFORE" if AGAIN in request.POST else ""


def is_in_other_language(request: HttpRequest) -> bool:
    """Say whether a form comes with what was typed, to be shown in the language just chosen."""
    return is_shown_again(request.POST)


def is_shown_again(sent: Mapping[str, Any]) -> bool:
    """Say whether something was sent only to be shown in the language just chosen."""
    return bool(sent.get(AGAIN) == LANGUAGE)
