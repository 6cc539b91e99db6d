"""Where a file waits between two steps of its import, and the addresses that show it."""

import json
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from hashlib import sha256
from typing import Any

from django.http import HttpRequest

from accounts.access import current_person
from accounts.models import Person
from candidates.rules.planning_line import OF_POSTS, PlanningKind, PlanningSort
from candidates.tables import upload_store
from candidates.tables.placement import NOTHING_PLACED, Placement, unpacked
from exams.models import Campaign
from exams.rules.refusals import Refusal

LENGTH = 4  # bytes that say how long each of the two parts before a stored file is


@dataclass(frozen=True, slots=True)
class PendingFile:
    """A file that was sent and not confirmed yet, and what a person said of it so far."""

    data: bytes
    name: str
    judged_by: Campaign | None
    sort: PlanningSort = OF_POSTS  # of a planning list
    placement: Placement = NOTHING_PLACED
    is_matched: bool = False  # its matching page was answered
    reader: Person | None = field(default=None, compare=False)  # who is kept from some people

    @property
    def mark(self) -> str:
        """Return what tells the file from another one that is sent in another tab."""
        return sha256(self.data).hexdigest()[:16]

    @property
    def answered_mark(self) -> str:
        """Return what also tells it from the same file with other answers, or read otherwise."""
        return f"{self.mark}-{sha256(packed_file(self)).hexdigest()[:16]}"

    def with_cells(self, cells: Mapping[tuple[str, int, str], str]) -> "PendingFile":
        """Return the file with more cells put right."""
        placement = replace(self.placement, cells={**self.placement.cells, **cells})
        return replace(self, placement=placement)

    def with_values(self, values: Mapping[tuple[str, str], str]) -> "PendingFile":
        """Return the file with these values matched instead of those that were."""
        return replace(self, placement=replace(self.placement, values=values))


def sent_with(file: PendingFile) -> dict[str, Any]:
    """Return what was answered beside a file, to be asked again as it was."""
    return {"campaign": file.judged_by, "kind": file.sort.kind, "term": file.sort.term}


def check_address(request: HttpRequest, file: PendingFile) -> str:
    """Return the address that shows what a stored file holds; it can be opened again and again."""
    return f"{request.path}?tep={file.mark}"


def match_address(request: HttpRequest, file: PendingFile) -> str:
    """Return the address that asks what the words of a stored file mean."""
    return f"{check_address(request, file)}&buoc=doi-chieu"


def store_file(request: HttpRequest, file: PendingFile) -> None:
    """Let a file wait until it is confirmed, in place of the one that waited at this address."""
    upload_store.store(owner_of(request), packed_file(file))


def stored_file(request: HttpRequest, mark: str) -> PendingFile:
    """Return the file that waits for the step that a page asks for; `mark` says which it showed.

    Raises Refusal UPLOAD_EXPIRED when none does, or not any more, UPLOAD_REPLACED when the page
    showed another one, UPLOAD_ANSWERED_ANEW when it showed the file with other answers.
    """
    file, _ = unpacked_file(upload_store.load(owner_of(request)))
    of_file, _, of_answers = mark.partition("-")
    if of_file and of_file != file.mark:
        raise Refusal("UPLOAD_REPLACED", file=file.name)
    if of_answers and mark != file.answered_mark:
        raise Refusal("UPLOAD_ANSWERED_ANEW", file=file.name)
    return replace(file, reader=current_person(request))


def pending_file(request: HttpRequest) -> PendingFile | None:
    """Return the file that waits at this address, None without one."""
    try:
        return stored_file(request, "")
    except Refusal:
        return None


def forget(request: HttpRequest) -> None:
    """Discard the file that waited."""
    upload_store.discard(owner_of(request))


def forget_imported(person: Person, address: str, file: PendingFile) -> None:
    """Discard, once a job imported it, the file that waited; another that came since stays."""
    owner = owner_at(person, address)
    with suppress(Refusal):
        if unpacked_file(upload_store.load(owner))[0] == file:
            upload_store.discard(owner)


def packed_file(file: PendingFile, **more: Any) -> bytes:
    """Return a file as it is stored, with more facts beside those that it has itself."""
    facts = {
        "name": file.name,
        "campaign": file.judged_by.code if file.judged_by else "",
        "sort": [file.sort.kind, file.sort.term],
        "is_matched": file.is_matched,
        **more,
    }
    parts = json.dumps(facts).encode(), file.placement.packed()
    head = b"".join(len(part).to_bytes(LENGTH) + part for part in parts)
    return head + file.data


def unpacked_file(content: bytes) -> tuple[PendingFile, dict[str, Any]]:
    """Return a file that was stored, and all the facts that were stored with it."""
    facts_part, rest = _part(content)
    placement, data = _part(rest)
    facts = json.loads(facts_part)
    kind, term = facts.get("sort", (OF_POSTS.kind, ""))  # one stored before lists had a sort
    file = PendingFile(
        data=data,
        name=facts["name"],
        judged_by=Campaign.objects.filter(code=facts["campaign"]).first(),
        sort=PlanningSort(PlanningKind(kind), term),
        placement=unpacked(placement),
        is_matched=facts["is_matched"],
    )
    return file, facts


def _part(content: bytes) -> tuple[bytes, bytes]:
    """Return the first part of what was stored, and the rest."""
    end = LENGTH + int.from_bytes(content[:LENGTH])
    return content[LENGTH:end], content[end:]


def owner_of(request: HttpRequest) -> str:
    """Return whose file it is and where: a register of one campaign is none of another."""
    return owner_at(current_person(request), request.path)


def owner_at(person: Person, path: str) -> str:
    """Return whose a file is that waits at an address."""
    return f"{person.pk} {path}"
