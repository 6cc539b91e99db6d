"""What was asked is done once: the id of a request is bound to who asked for what."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from uuid import UUID

from django.db import IntegrityError

from audit.models.log import Event, HandledRequest
from audit.rules.refusals import Refusal


@dataclass(frozen=True, slots=True)
class IdempotencyKey:
    """The id that a page gave its request, and the digest of who sent what to which page."""

    request_id: UUID
    digest: str


_key: ContextVar[IdempotencyKey | None] = ContextVar("idempotency_key", default=None)


def was_handled(key: IdempotencyKey | None) -> bool:
    """Return whether an action was done for this very request; never for one without a key."""
    return key is not None and _handled_digest(key) == key.digest


def was_reused(key: IdempotencyKey | None) -> bool:
    """Return whether something else was done for the id of this request."""
    return key is not None and _handled_digest(key) not in (None, key.digest)


@contextmanager
def idempotent(key: IdempotencyKey | None) -> Iterator[None]:
    """Let the action inside be done once for this request.

    Raises Refusal ALREADY_DONE when it was done before: a double click or a lost reply;
    REQUEST_REUSED when its id was used by another person, on another page or for other content.
    """
    _require_new(key)
    token = _key.set(key)
    try:
        yield
    except Refusal as refusal:
        if refusal.code == "ALREADY_DONE":
            _require_new(key)  # the same id at the same moment: was it the same request?
        raise
    finally:
        _key.reset(token)


def remember(event: Event) -> None:
    """Keep the key of the request with the first event that it caused.

    Raises Refusal ALREADY_DONE when the id was kept by another at the same moment.
    """
    key = _key.get()
    if not key:
        return
    try:
        HandledRequest.objects.create(request_id=key.request_id, digest=key.digest, event=event)
    except IntegrityError as twice:
        raise Refusal("ALREADY_DONE") from twice
    _key.set(None)


def _require_new(key: IdempotencyKey | None) -> None:
    if key is None or (digest := _handled_digest(key)) is None:
        return
    raise Refusal("ALREADY_DONE" if digest == key.digest else "REQUEST_REUSED")


def _handled_digest(key: IdempotencyKey) -> str | None:
    """Return the digest of what was done for the id of a request; None when nothing was."""
    rows = HandledRequest.objects.filter(pk=key.request_id)
    return rows.values_list("digest", flat=True).first()
