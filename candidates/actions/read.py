"""Read: whoever opens personal data leaves a trace before the data goes out."""

from collections.abc import Iterable
from datetime import datetime

from accounts.actions.action import action
from accounts.models import Person
from audit.actions.record import record


@action(in_campaign=False)
def dossier_read(*, about: str, purpose: str = "", by: Person, at: datetime) -> None:
    """Record that a dossier was read, by its reference only (T24)."""
    record("read.personal", about=about, by=by, at=at, purpose=purpose)


@action(in_campaign=False)
def dossiers_read(*, about: Iterable[str], purpose: str = "", by: Person, at: datetime) -> None:
    """Record of each of several dossiers that it was read: each person is told of their own."""
    for reference in about:
        record("read.personal", about=reference, by=by, at=at, purpose=purpose)


@action(in_campaign=False)
def file_withheld(*, about: str, item: str, fault: str, by: Person, at: datetime) -> None:
    """Record that a file was not handed out: it is not the one that was handed in, or is lost."""
    record(
        "document.withheld",
        about=about,
        by=by,
        at=at,
        item=item,
        fault=fault,
    )
