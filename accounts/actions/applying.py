"""Which request is being applied, if the running action is part of one."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from accounts.models import ApprovalRequest

_applying: ContextVar[ApprovalRequest | None] = ContextVar("applying", default=None)


def applying() -> ApprovalRequest | None:
    """Return the request that is being applied, if the running action is part of one."""
    return _applying.get()


@contextmanager
def as_part_of(request: ApprovalRequest) -> Iterator[None]:
    """Run what is inside as part of a request, whatever becomes of it."""
    token = _applying.set(request)
    try:
        yield
    finally:
        _applying.reset(token)
