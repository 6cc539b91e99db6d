"""What a worker read of a large file, stored beside the file until its page has shown it.

It is shown only while it is what reading the file now would give: the same file and answers, the
same day, and nothing recorded since but that somebody looked at something. Else it is read anew.
"""

import pickle
from dataclasses import dataclass
from hashlib import sha256
from hmac import compare_digest

from django.utils import timezone
from django.utils.crypto import salted_hmac

from audit.models import Event
from candidates.tables import upload_store
from candidates.tables.imports import Reading
from candidates.views.import_questions import Questions
from candidates.views.pending_files import PendingFile, packed_file
from exams.rules.refusals import Refusal

PROOF = 32  # bytes before what is stored: that it was this system that wrote it
LOOKED_AT = ("read.", "job.")  # events that change nothing of what a file would


@dataclass(frozen=True, slots=True)
class StoredReading:
    """A reading; None in it: columns have to be matched first. `asks` whether anything has to.

    `questions` are all that its page of questions shows, where the worker worked them out.
    """

    reading: Reading | None
    asks: bool
    questions: Questions | None = None


def store_reading(owner: str, file: PendingFile, read: StoredReading) -> None:
    """Store what was read of the file of an owner."""
    content = pickle.dumps((_basis(file), read))
    upload_store.store(_owner(owner), _proof(content) + content)


def stored_reading(
    owner: str, file: PendingFile, *, as_shown: bool = False
) -> StoredReading | None:
    """Return what a worker read of a file; None: nothing, or it may be otherwise by now.

    `as_shown`: what an answer is an answer to, whatever was recorded since.
    """
    try:
        stored = upload_store.load(_owner(owner))
    except Refusal:
        return None
    proof, content = stored[:PROOF], stored[PROOF:]
    if not compare_digest(proof, _proof(content)):
        return None
    basis, read = pickle.loads(content)  # noqa: S301 - proved to be our own
    same = 2 if as_shown else 3  # of file, day and latest event
    return read if basis[:same] == _basis(file)[:same] else None


def discard_reading(owner: str) -> None:
    """Throw away what was read."""
    upload_store.discard(_owner(owner))


def _basis(file: PendingFile) -> tuple[str, str, str]:
    events = Event.objects.all()
    for kind in LOOKED_AT:
        events = events.exclude(type__startswith=kind)
    latest = events.order_by("-ts", "-seq").values_list("leaf", flat=True).first()
    return sha256(packed_file(file)).hexdigest(), f"{timezone.localdate()}", latest or ""


def _proof(content: bytes) -> bytes:
    salt = "candidates.stored_readings.with_what_is_told"
    return salted_hmac(salt, content, algorithm="sha256").digest()


def _owner(owner: str) -> str:
    return f"{owner} reading"
