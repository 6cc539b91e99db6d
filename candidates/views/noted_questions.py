"""What a long list has to be asked, noted when it was looked at.

So it need not be read once more in the request that confirms it.
"""

import json
from collections.abc import Mapping
from hashlib import sha256
from typing import Any

from django.conf import settings
from django.http import HttpRequest

from candidates.tables import upload_store
from candidates.tables.imports import Reading
from candidates.views.pending_files import PendingFile, owner_of, packed_file
from exams.rules.refusals import Refusal


def note_questions(
    request: HttpRequest, file: PendingFile, reading: Reading, questions: Mapping[str, Any]
) -> None:
    """Note what a list is asked, if it is long enough to be imported by a job."""
    if len(reading.rows) >= settings.IMPORT_JOB_ROWS:
        noted = {"of": _digest(file), "questions": questions}
        upload_store.store(_owner(request), json.dumps(noted).encode())


def noted_questions(request: HttpRequest, file: PendingFile) -> dict[str, Any] | None:
    """Return what a long list is asked; None: it is short, or was not looked at as it is now."""
    try:
        noted = json.loads(upload_store.load(_owner(request)))
    except Refusal:
        return None
    questions: dict[str, Any] = noted["questions"]
    return questions if noted["of"] == _digest(file) else None


def _owner(request: HttpRequest) -> str:
    return f"{owner_of(request)} questions"


def _digest(file: PendingFile) -> str:
    return sha256(packed_file(file)).hexdigest()
